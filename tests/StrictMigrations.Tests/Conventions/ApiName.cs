using System.Globalization;
using System.Reflection;

namespace StrictMigrations.Tests.Conventions;

/// <summary>Types and parameters as C# writes them, with <c>?</c> where null is allowed.</summary>
internal static class ApiName
{
    private static readonly NullabilityInfoContext Nullability = new();

    public static string Of(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } value)
            return Of(value) + "?";
        if (type.IsArray)
            return Of(type.GetElementType()!) + "[]";
        if (type.IsByRef)
            return Of(type.GetElementType()!);
        var name = type.Name.Split('`')[0];
        return type.IsGenericType ? $"{name}<{string.Join(", ", type.GetGenericArguments().Select(Of))}>" : Keyword(name);
    }

    public static string Of(PropertyInfo property) => Of(property.PropertyType) + Mark(Nullability.Create(property).ReadState, property.PropertyType);

    public static string Of(ParameterInfo parameter) => Of(parameter.ParameterType) + Mark(Nullability.Create(parameter).ReadState, parameter.ParameterType);

    public static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(Parameter));

    public static string TypeParameters(MethodInfo method) =>
        method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(type => type.Name))}>" : "";

    private static string Parameter(ParameterInfo parameter) =>
        $"{(parameter.IsOut ? "out " : "")}{Of(parameter)} {parameter.Name}{(parameter.HasDefaultValue ? " = " + Default(parameter.RawDefaultValue) : "")}";

    private static string Default(object? value) => value is null ? "default" : Convert.ToString(value, CultureInfo.InvariantCulture)!;

    private static string Mark(NullabilityState state, Type type) => state == NullabilityState.Nullable && !type.IsValueType ? "?" : "";

    private static string Keyword(string name) => name switch
    {
        "String" => "string",
        "Boolean" => "bool",
        "Int16" => "short",
        "Int32" => "int",
        "Int64" => "long",
        "Byte" => "byte",
        "Object" => "object",
        "Void" => "void",
        _ => name,
    };
}
