using System.Globalization;
using System.Net;
using System.Text;

namespace StrictMigrations.Reporting.Html;

/// <summary>A page as it grows. What is no markup is escaped here, and nowhere else.</summary>
internal sealed class HtmlText
{
    private readonly StringBuilder _text = new();

    /// <summary>Markup as it stands, with values that are escaped.</summary>
    public HtmlText Add(FormattableString markup)
    {
        var values = markup.GetArguments().Select(object? (value) => Of(Convert.ToString(value, CultureInfo.InvariantCulture) ?? "")).ToArray();
        _text.AppendFormat(CultureInfo.InvariantCulture, markup.Format, values);
        return this;
    }

    /// <summary>Markup that this code made itself.</summary>
    public HtmlText AddMarkup(string markup)
    {
        _text.Append(markup);
        return this;
    }

    public override string ToString() => _text.ToString();

    private static string Of(string text) => WebUtility.HtmlEncode(VisibleText.Of(text));
}
