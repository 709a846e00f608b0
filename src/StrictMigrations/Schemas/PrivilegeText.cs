namespace StrictMigrations.Schemas;

/// <summary>Access privileges (<c>grantee=letters/grantor</c>, one a line) in a form that is the same on all majors.</summary>
internal static class PrivilegeText
{
    /// <summary>Sorted, because PostgreSQL keeps them in the order of granting. MAINTAIN (<c>m</c>, 17) of an owner is left out: it came by itself.</summary>
    public static string Sorted(string privileges) =>
        string.Join('\n', privileges.Split('\n').Select(WithoutOwnersMaintain).Order(StringComparer.Ordinal));

    private static string WithoutOwnersMaintain(string item)
    {
        var equals = item.LastIndexOf('=');
        var slash = item.LastIndexOf('/');
        if (equals < 0 || slash < equals || !item.AsSpan(0, equals).SequenceEqual(item.AsSpan(slash + 1)))
            return item;
        return item[..equals] + item[equals..slash].Replace("m", "", StringComparison.Ordinal) + item[slash..];
    }
}
