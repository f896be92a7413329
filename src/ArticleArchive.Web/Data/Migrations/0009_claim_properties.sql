-- What lists and the search ask of a claim beside its words, in one index: a tenth as long as the rows, which hold texts.

CREATE INDEX "IX_Claims_Properties" ON "Claims" ("ArticleId", "Status", "Nature", "Form", "Certainty", "HasFigure", "IsQuotable", "EventFrom", "EventTo");
