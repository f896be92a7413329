"""PostgreSQL as a peer of the search benchmark: tsvector with GIN, ts_rank_cd, ts_headline; on a server of its own.

Arguments and lines as in LucenePeer.java; the server's programs are looked for in /usr/lib/postgresql/15/bin.
Listens on a socket in FOLDER only, and ends with this program.
"""

import os
import pwd
import subprocess
import sys
import time

import psycopg2

PROGRAMS = "/usr/lib/postgresql/15/bin"
PAGE = """
    SELECT a.title, ts_headline('english', a.body, q, 'MaxFragments=3, MaxWords=35, MinWords=15'), f.total
    FROM (SELECT id, count(*) OVER () AS total FROM articles, to_tsquery('english', %s) q
          WHERE words @@ q ORDER BY ts_rank_cd(words, q) DESC, id DESC LIMIT 20) f
    JOIN articles a ON a.id = f.id, to_tsquery('english', %s) q"""
TOP = """
    SELECT id, count(*) OVER () FROM articles, to_tsquery('english', %s) q
    WHERE words @@ q ORDER BY ts_rank_cd(words, q) DESC, id DESC LIMIT 20"""


def server(program, *args):
    """Runs one of the server's programs; it refuses to be started by root."""
    command = [os.path.join(PROGRAMS, program), *args]
    if os.getuid() == 0:
        command = ["runuser", "-u", "postgres", "--", *command]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def build(connection, corpus):
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE articles (id integer PRIMARY KEY, title text, body text, words tsvector)")
        with open(corpus, encoding="utf-8") as lines:
            cursor.copy_expert("COPY articles (id, title, body) FROM STDIN", lines)
        cursor.execute(
            "UPDATE articles SET words = setweight(to_tsvector('english', title), 'A') || to_tsvector('english', body)")
        cursor.execute("CREATE INDEX ON articles USING gin (words)")
    connection.commit()
    connection.autocommit = True
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE articles")


def expression(kind, words):
    if kind == "prefix":
        return words + ":*"
    return {"phrase": " <-> ", "or": " | "}.get(kind, " & ").join(words.split())


def main():
    folder, corpus = os.path.abspath(sys.argv[1]), sys.argv[2]
    data = os.path.join(folder, "data")
    done = os.path.join(folder, "done")
    if os.getuid() == 0:
        os.chown(folder, pwd.getpwnam("postgres").pw_uid, -1)
    if not os.path.exists(os.path.join(data, "PG_VERSION")):
        server("initdb", "-D", data, "-A", "trust", "-U", "peer", "-E", "UTF8", "--locale=C.UTF-8")
    server("pg_ctl", "-D", data, "-w", "-l", os.path.join(folder, "log"), "-o",
           f"-k {folder} -c listen_addresses='' -c shared_buffers=2GB -c work_mem=256MB -c maintenance_work_mem=1GB "
           "-c fsync=off -c max_wal_size=8GB", "start")
    try:
        connection = psycopg2.connect(host=folder, user="peer", dbname="postgres")
        if not os.path.exists(done):
            start = time.perf_counter()
            build(connection, corpus)
            with open(done, "w", encoding="ascii") as mark:
                mark.write(str(time.perf_counter() - start))
        with open(done, encoding="ascii") as mark:
            seconds = float(mark.read())
        connection.autocommit = True
        answer(connection, seconds)
        connection.close()
    finally:
        server("pg_ctl", "-D", data, "-m", "fast", "stop")


def answer(connection, seconds):
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_total_relation_size('articles')")
        # The server's own process does the work.
        print(f"ready {seconds:.1f} {cursor.fetchone()[0]} {connection.info.backend_pid}", flush=True)
        for line in sys.stdin:
            kind, words = line.rstrip("\n").split("\t")
            asked = expression(kind, words)
            start = time.perf_counter()
            cursor.execute(TOP, (asked,))
            rows = cursor.fetchall()
            top = (time.perf_counter() - start) * 1000
            start = time.perf_counter()
            cursor.execute(PAGE, (asked, asked))
            length = sum(len(title) + len(headline) for title, headline, _ in cursor.fetchall())
            page = (time.perf_counter() - start) * 1000
            print(f"{rows[0][1] if rows else 0}\t{top:.4f}\t{page:.4f}\t{length}", flush=True)


main()
