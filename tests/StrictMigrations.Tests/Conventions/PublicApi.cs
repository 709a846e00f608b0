using System.Reflection;
using System.Runtime.CompilerServices;

namespace StrictMigrations.Tests.Conventions;

/// <summary>The public surface of an assembly as text: a line for each type and each member, in ordinal order.</summary>
internal static class PublicApi
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static string Of(Assembly assembly) =>
        string.Concat(assembly.GetExportedTypes().OrderBy(type => type.FullName, StringComparer.Ordinal).Select(Of));

    private static string Of(Type type) =>
        $"{type.Namespace}: {Kind(type)} {ApiName.Of(type)}{Bases(type)}\n{string.Concat(Members(type).Order(StringComparer.Ordinal).Select(member => $"    {member}\n"))}\n";

    private static string Kind(Type type) => type switch
    {
        { IsEnum: true } => "enum",
        { IsInterface: true } => "interface",
        { IsValueType: true } => IsRecord(type) ? "record struct" : "struct",
        { IsAbstract: true, IsSealed: true } => "static class",
        _ => (type.IsAbstract ? "abstract " : type.IsSealed ? "sealed " : "") + (IsRecord(type) ? "record" : "class"),
    };

    private static string Bases(Type type)
    {
        var inherited = type.BaseType?.GetInterfaces() ?? [];
        var bases = type.GetInterfaces().Except(inherited).Where(contract => !type.IsEnum && contract.Name is not ("IEquatable`1" or "ISpanFormattable" or "IFormattable" or "IConvertible"))
            .Select(ApiName.Of).Order(StringComparer.Ordinal).ToList();
        if (type.BaseType is { } parent && parent != typeof(object) && parent != typeof(ValueType) && parent != typeof(Enum))
            bases.Insert(0, ApiName.Of(parent));
        return bases.Count == 0 ? "" : " : " + string.Join(", ", bases);
    }

    private static IEnumerable<string> Members(Type type) => type.IsEnum
        ? Enum.GetValues(type).Cast<object>().Select(value => $"{Convert.ToInt64(value, null):00} {value}")
        : type.GetMembers(Declared).Where(IsWritten).Select(Describe).OfType<string>();

    private static bool IsWritten(MemberInfo member) =>
        member.GetCustomAttribute<CompilerGeneratedAttribute>() is null && !member.Name.Contains('<', StringComparison.Ordinal);

    private static string? Describe(MemberInfo member) => member switch
    {
        ConstructorInfo made when IsOpen(made) => $"new({ApiName.Parameters(made)})",
        MethodInfo called when IsOpen(called) && (!called.IsSpecialName || called.Name.StartsWith("op_", StringComparison.Ordinal)) =>
            $"{Modifiers(called)}{ApiName.Of(called.ReturnParameter)} {called.Name}{ApiName.TypeParameters(called)}({ApiName.Parameters(called)})",
        PropertyInfo { GetMethod: { } read } property when IsOpen(read) => $"{Modifiers(read)}{Required(property)}{ApiName.Of(property)} {property.Name} {{ get;{Setter(property)} }}",
        FieldInfo { IsPublic: true } field => $"{(field.IsLiteral ? "const" : "static readonly")} {ApiName.Of(field.FieldType)} {field.Name}{(field.IsLiteral ? $" = {field.GetRawConstantValue()}" : "")}",
        _ => null,
    };

    private static bool IsOpen(MethodBase method) => method.IsPublic || method.IsFamily;

    private static string Modifiers(MethodInfo method) => (method.IsStatic, method.IsAbstract, method.IsVirtual && !method.IsFinal) switch
    {
        (true, _, _) => "static ",
        (_, true, _) => method.DeclaringType!.IsInterface ? "" : "abstract ",
        (_, _, true) => method.GetBaseDefinition() == method ? "virtual " : "override ",
        _ => "",
    };

    private static string Required(PropertyInfo property) => property.GetCustomAttribute<RequiredMemberAttribute>() is null ? "" : "required ";

    private static string Setter(PropertyInfo property) => property.SetMethod is not { IsPublic: true } setter ? ""
        : setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)) ? " init;" : " set;";

    private static bool IsRecord(Type type) => type.GetMethod("PrintMembers", BindingFlags.NonPublic | BindingFlags.Instance) is not null;
}
