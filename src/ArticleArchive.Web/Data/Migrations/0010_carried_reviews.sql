-- What people said of claims goes with the newest version of a file, with the words, and with the speaker under every name.

ALTER TABLE "ClaimDecisions" ADD COLUMN "CarriedFromId" INTEGER NULL;

-- Named like the words of claims, so that a verdict is found from any claim that says the same: one look into an index.
ALTER TABLE "Verdicts" ADD COLUMN "Words" INTEGER NULL;
UPDATE "Verdicts" SET "Words" = claim_words("ClaimText");
DROP INDEX "IX_Verdicts_WordsHash";
ALTER TABLE "Verdicts" DROP COLUMN "WordsHash";
CREATE INDEX "IX_Verdicts_Words" ON "Verdicts" ("Words");

-- The published verdicts that stand on a claim: its own, and those on the same words elsewhere, unless the one affirms what the other denies.
CREATE VIEW "ClaimVerdicts" AS
SELECT v."ClaimId", v."Id" AS "VerdictId", v."Rating", v."RatingWords", v."PublishedAtUtc", 1 AS "IsOwn"
FROM "Verdicts" v WHERE v."Status" = 'Published'
UNION ALL
SELECT l."ClaimId", v."Id", v."Rating", v."RatingWords", v."PublishedAtUtc", 0
FROM "LinkedClaims" l JOIN "Verdicts" v ON v."Words" = l."Words" JOIN "Claims" c ON c."Id" = l."ClaimId" LEFT JOIN "Claims" own ON own."Id" = v."ClaimId"
WHERE v."Status" = 'Published' AND v."ClaimId" <> l."ClaimId" AND (own."Id" IS NULL OR own."Polarity" = c."Polarity");

-- Whose words a claim holds, as people put the names together.
CREATE VIEW "ClaimSpeakers" AS
SELECT l."ClaimId", s."Id" AS "SpeakerId", s."Name"
FROM "LinkedClaims" l JOIN "Speakers" named ON named."Id" = l."SpeakerId" JOIN "Speakers" s ON s."Id" = coalesce(named."MergedIntoId", named."Id");
