-- What joins claims across articles: the index by which candidates are found, links, clusters, people's decisions, speakers.

CREATE TABLE "LinkedClaims" (
    "ClaimId" INTEGER NOT NULL CONSTRAINT "PK_LinkedClaims" PRIMARY KEY,
    "ArticleId" INTEGER NOT NULL,
    "Words" INTEGER NOT NULL,
    "SpeakerId" INTEGER NULL,
    "ClusterId" INTEGER NULL,
    "RepeatCount" INTEGER NOT NULL,
    "ContestCount" INTEGER NOT NULL,
    "Keys" BLOB NULL,
    CONSTRAINT "FK_LinkedClaims_Claims_ClaimId" FOREIGN KEY ("ClaimId") REFERENCES "Claims" ("Id") ON DELETE CASCADE
);

-- Written some ten times for each claim: its own index, and it refers to nothing that SQLite would have to look up.
CREATE TABLE "ClaimKeys" (
    "Key" INTEGER NOT NULL,
    "ClaimId" INTEGER NOT NULL,
    CONSTRAINT "PK_ClaimKeys" PRIMARY KEY ("Key", "ClaimId")
) WITHOUT ROWID;

CREATE TABLE "ClaimLinkDecisions" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_ClaimLinkDecisions" PRIMARY KEY AUTOINCREMENT,
    "LeftWords" INTEGER NOT NULL,
    "RightWords" INTEGER NOT NULL,
    "LeftClaimId" INTEGER NOT NULL,
    "RightClaimId" INTEGER NOT NULL,
    "LeftSourceKey" TEXT NOT NULL,
    "RightSourceKey" TEXT NOT NULL,
    "LeftText" TEXT NOT NULL,
    "RightText" TEXT NOT NULL,
    "State" TEXT NOT NULL,
    "Relation" TEXT NOT NULL,
    "Editor" TEXT NULL,
    "DecidedAtUtc" TEXT NOT NULL
);

CREATE TABLE "ClaimLinks" (
    "LeftId" INTEGER NOT NULL,
    "RightId" INTEGER NOT NULL,
    "Relation" TEXT NOT NULL,
    "Score" REAL NOT NULL,
    "State" TEXT NOT NULL,
    "DecisionId" INTEGER NULL,
    CONSTRAINT "PK_ClaimLinks" PRIMARY KEY ("LeftId", "RightId"),
    CONSTRAINT "FK_ClaimLinks_Claims_LeftId" FOREIGN KEY ("LeftId") REFERENCES "Claims" ("Id") ON DELETE CASCADE,
    CONSTRAINT "FK_ClaimLinks_Claims_RightId" FOREIGN KEY ("RightId") REFERENCES "Claims" ("Id") ON DELETE CASCADE,
    CONSTRAINT "FK_ClaimLinks_ClaimLinkDecisions_DecisionId" FOREIGN KEY ("DecisionId") REFERENCES "ClaimLinkDecisions" ("Id") ON DELETE SET NULL
) WITHOUT ROWID;

CREATE TABLE "Speakers" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Speakers" PRIMARY KEY AUTOINCREMENT,
    "Key" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "MergedIntoId" INTEGER NULL,
    "DecidedAtUtc" TEXT NULL
);

CREATE TABLE "SpeakerAssignments" (
    "Key" TEXT NOT NULL,
    "SourceKey" TEXT NOT NULL,
    "SpeakerId" INTEGER NOT NULL,
    "DecidedAtUtc" TEXT NOT NULL,
    CONSTRAINT "PK_SpeakerAssignments" PRIMARY KEY ("Key", "SourceKey")
) WITHOUT ROWID;

CREATE INDEX "IX_LinkedClaims_ArticleId" ON "LinkedClaims" ("ArticleId");

CREATE INDEX "IX_LinkedClaims_Words" ON "LinkedClaims" ("Words");

CREATE INDEX "IX_LinkedClaims_SpeakerId" ON "LinkedClaims" ("SpeakerId") WHERE "SpeakerId" IS NOT NULL;

CREATE INDEX "IX_LinkedClaims_ClusterId" ON "LinkedClaims" ("ClusterId") WHERE "ClusterId" IS NOT NULL;

CREATE INDEX "IX_LinkedClaims_ContestCount" ON "LinkedClaims" ("ContestCount") WHERE "ContestCount" > 0;

CREATE INDEX "IX_ClaimLinkDecisions_LeftWords_RightWords" ON "ClaimLinkDecisions" ("LeftWords", "RightWords");

CREATE INDEX "IX_ClaimLinkDecisions_RightWords" ON "ClaimLinkDecisions" ("RightWords");

CREATE INDEX "IX_ClaimLinks_RightId" ON "ClaimLinks" ("RightId");

CREATE INDEX "IX_ClaimLinks_Relation_State_Score" ON "ClaimLinks" ("Relation", "State", "Score");

CREATE INDEX "IX_ClaimLinks_DecisionId" ON "ClaimLinks" ("DecisionId") WHERE "DecisionId" IS NOT NULL;

CREATE UNIQUE INDEX "IX_Speakers_Key" ON "Speakers" ("Key");

CREATE INDEX "IX_Speakers_MergedIntoId" ON "Speakers" ("MergedIntoId") WHERE "MergedIntoId" IS NOT NULL;

-- How many claims have a word, read from the index itself: which words of a claim are rare.
CREATE VIRTUAL TABLE "ClaimTerms" USING fts5vocab('ClaimIndex', 'row');
