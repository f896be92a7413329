#!/bin/sh
# Article Archive and Readability over the same pages, one after the other in one run, and what the set's scorer says of both.
#   sh compare.sh SETS_FOLDER OUTPUT_FOLDER [k[,k...]/n]     SETS_FOLDER holds html/ and tools/score.py
set -eu
here=$(cd "$(dirname "$0")" && pwd)
sets=$(cd "$1" && pwd)
mkdir -p "$2"
out=$(cd "$2" && pwd)
part=${3:-0/1}
cd "$here"
[ -d node_modules ] || npm ci --silent
dotnet build -c Release -v q --nologo .. > /dev/null
archive() { dotnet ../bin/Release/net10.0/ArticleArchive.Benchmarks.dll parsing "$sets/html" --out "$out/archive.json" --id-hash-part "$part"; }
readability() { node readability.mjs "$sets/html" --out "$out/readability.json" --id-hash-part "$part"; }
archive
readability
for name in archive readability; do
  # The scorer counts a page without an answer as missed: only the part's pages are asked for.
  python3 -c "import json,sys; t=json.load(open(sys.argv[1])); p=json.load(open(sys.argv[2])); json.dump({k: v for k, v in t.items() if k in p}, open(sys.argv[3], 'w'))" \
    "$sets/html/truth.json" "$out/$name.json" "$out/html.truth.json"
  mkdir -p "$out/$name"
  python3 "$sets/tools/score.py" --truth "$out/html.truth.json" --pred "$out/$name.json" --input "$sets/html/input" --json "$out/$name/html.$name.json" > /dev/null
  python3 "$sets/tools/table.py" ARTICLES "$out/$name/html.$name.json"
done
