using System.Globalization;
using ArticleArchive.Web.Commands;

// Pages and commands speak English on every machine; a decimal comma would break drawings, addresses and reports.
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.InvariantCulture;
CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;

return await ArchiveCommandLine.RunAsync(args);
