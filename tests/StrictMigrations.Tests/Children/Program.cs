using StrictMigrations.Tests.Children;

return await Roles.All[args[0]](args[1..]);
