#!/usr/bin/env bash
# Installs what the search benchmark is measured beside (Debian): Lucene with Java, Xapian, PostgreSQL. None of it is
# needed by the program; a peer that is missing is skipped by name.
set -euo pipefail
apt-get install -y --no-install-recommends liblucene8-java default-jdk-headless python3-xapian python3-psycopg2 postgresql-15
