using System.Collections;
using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace StrictMigrations.Tests.Conventions;

public sealed class TypeTests
{
    [Test]
    public void Classes_are_sealed_unless_they_are_abstract() =>
        Packages.Types.Where(type => type is { IsClass: true, IsSealed: false, IsAbstract: false }).Select(type => type.FullName).Should().BeEmpty();

    [Test]
    public void Only_options_can_be_set_after_they_were_made() =>
        Packages.PublicTypes.Where(type => !IsOptions(type))
            .SelectMany(type => Properties(type).Where(HasSetter).Select(property => $"{type.Name}.{property.Name}"))
            .Should().BeEmpty();

    [Test]
    public void No_field_can_be_written_by_others() =>
        Packages.PublicTypes
            .SelectMany(type => type.GetFields().Where(field => field is { IsInitOnly: false, IsLiteral: false, IsSpecialName: false }).Select(field => $"{type.Name}.{field.Name}"))
            .Should().BeEmpty();

    [Test]
    public void Only_options_hand_out_collections_that_others_could_change() =>
        Packages.PublicTypes.Where(type => !IsOptions(type))
            .SelectMany(type => Properties(type).Where(property => IsMutableCollection(property.PropertyType)).Select(property => $"{type.Name}.{property.Name}"))
            .Should().BeEmpty();

    private static PropertyInfo[] Properties(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly);

    private static bool IsOptions(Type type) => type.Name.EndsWith("Options", StringComparison.Ordinal);

    private static bool HasSetter(PropertyInfo property) =>
        property.SetMethod is { IsPublic: true } setter
        && !setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit));

    private static bool IsMutableCollection(Type type) =>
        type.IsArray || (type != typeof(string) && typeof(IEnumerable).IsAssignableFrom(type) && !IsReadOnly(type));

    private static bool IsReadOnly(Type type) =>
        type.Namespace == typeof(ImmutableArray).Namespace
        || (type.IsInterface && (type.Name.StartsWith("IReadOnly", StringComparison.Ordinal) || type.Name.StartsWith("IEnumerable", StringComparison.Ordinal)));
}
