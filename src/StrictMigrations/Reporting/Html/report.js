(() => {
  'use strict';
  let closed = [];
  addEventListener('beforeprint', () => {
    closed = [...document.querySelectorAll('details:not([open])')];
    for (const details of closed) details.open = true;
  });
  addEventListener('afterprint', () => {
    for (const details of closed) details.open = false;
  });
  const filter = document.getElementById('filter');
  if (!filter) return;
  const rows = [...document.querySelectorAll('#states tbody tr')].map(row => ({ row, state: row.dataset.state, text: row.querySelector('th').textContent.toLowerCase() }));
  const name = document.getElementById('name');
  const boxes = [...filter.querySelectorAll('input[type=checkbox]')];
  const shown = document.getElementById('shown');
  const nothing = document.getElementById('nothing');
  const apply = () => {
    const words = name.value.toLowerCase().split(/\s+/).filter(Boolean);
    const states = new Set(boxes.filter(box => box.checked).map(box => box.value));
    let count = 0;
    for (const { row, state, text } of rows) {
      const fits = states.has(state) && words.every(word => text.includes(word));
      row.hidden = !fits;
      if (fits) count++;
    }
    shown.textContent = `${count} of ${rows.length}`;
    nothing.hidden = count > 0;
  };
  filter.hidden = false;
  filter.addEventListener('input', apply);
  filter.addEventListener('submit', event => event.preventDefault());
  name.addEventListener('keydown', event => {
    if (event.key !== 'Escape') return;
    name.value = '';
    apply();
  });
})();
