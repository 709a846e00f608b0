SELECT ${no_value};
