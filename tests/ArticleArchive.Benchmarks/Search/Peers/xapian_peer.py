"""Xapian as a peer of the search benchmark: Porter stems, positions, BM25, an exact count.

Arguments and lines as in LucenePeer.java. The best 20, then title and snippet of each.
"""

import os
import sys
import time

import xapian


def build(folder, corpus):
    database = xapian.WritableDatabase(folder, xapian.DB_CREATE_OR_OPEN)
    generator = xapian.TermGenerator()
    generator.set_stemmer(xapian.Stem("english"))
    with open(corpus, encoding="utf-8") as lines:
        for line in lines:
            _, title, text = line.rstrip("\n").split("\t", 2)
            document = xapian.Document()
            generator.set_document(document)
            generator.index_text(title, 5)
            generator.increase_termpos()
            generator.index_text(text)
            document.set_data(title + "\t" + text)
            database.add_document(document)
    database.commit()


def query(parser, kind, words):
    if kind == "phrase":
        typed = '"' + words + '"'
    elif kind == "prefix":
        typed = words + "*"
    else:
        typed = words
    parser.set_default_op(xapian.Query.OP_OR if kind == "or" else xapian.Query.OP_AND)
    return parser.parse_query(
        typed, xapian.QueryParser.FLAG_PHRASE | xapian.QueryParser.FLAG_WILDCARD | xapian.QueryParser.FLAG_BOOLEAN)


def main():
    folder, corpus = sys.argv[1:3]
    done = os.path.join(folder, "done")
    if not os.path.exists(done):
        start = time.perf_counter()
        build(folder, corpus)
        with open(done, "w", encoding="ascii") as mark:
            mark.write(str(time.perf_counter() - start))
    with open(done, encoding="ascii") as mark:
        seconds = float(mark.read())
    size = sum(os.path.getsize(os.path.join(folder, name)) for name in os.listdir(folder))
    database = xapian.Database(folder)
    stemmer = xapian.Stem("english")
    parser = xapian.QueryParser()
    parser.set_stemmer(stemmer)
    parser.set_stemming_strategy(xapian.QueryParser.STEM_SOME)
    parser.set_database(database)
    print(f"ready {seconds:.1f} {size}", flush=True)
    for line in sys.stdin:
        kind, words = line.rstrip("\n").split("\t")
        start = time.perf_counter()
        enquire = xapian.Enquire(database)
        enquire.set_query(query(parser, kind, words))
        # Looks at all matches, so that the count is exact.
        best = enquire.get_mset(0, 20, database.get_doccount())
        top = (time.perf_counter() - start) * 1000
        length = 0
        for match in best:
            title, text = match.document.get_data().decode().split("\t", 1)
            length += len(title) + len(best.snippet(text, 300, stemmer))
        page = (time.perf_counter() - start) * 1000
        print(f"{best.get_matches_estimated()}\t{top:.4f}\t{page:.4f}\t{length}", flush=True)


main()
