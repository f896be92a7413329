using ArticleArchive.Web.Commands;

return await ArchiveCommandLine.RunAsync(args);
