-- Searches that a person keeps and comes back to.

CREATE TABLE "SavedSearches" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_SavedSearches" PRIMARY KEY AUTOINCREMENT,
    "Name" TEXT NOT NULL,
    "Query" TEXT NOT NULL,
    "Level" TEXT NOT NULL,
    "Sort" TEXT NULL,
    "CreatedAtUtc" TEXT NOT NULL,
    "VisitedAtUtc" TEXT NOT NULL,
    "SeenArticleId" INTEGER NOT NULL
);

CREATE UNIQUE INDEX "IX_SavedSearches_Name" ON "SavedSearches" ("Name");
