#!/bin/sh
# Fits all weights that ship, in their order: each command sees what the weights before it leave, so the program is built anew between them.
#   sh train-all.sh SETS_FOLDER [k[,k...]/n]     SETS_FOLDER holds html/, text-full/ and text-lost/; the part is of the pages to learn from
set -eu
here=$(cd "$(dirname "$0")" && pwd)
sets=$(cd "$1" && pwd)
part=${2:-1,2,3,4/5}
parsing=$(cd "$here/../../../src/ArticleArchive.Parsing" && pwd)
train() { dotnet run -c Release --project "$here/.." -- "$@" --id-hash-part "$part"; }
train train-lines "$sets" --out "$parsing/Cleaning"
train train-html "$sets" --out "$parsing/Cleaning/Html"
train train-titles "$sets/text-full" "$sets/text-lost" "$sets/html" --out "$parsing/Structure/title-weights.txt"
train train-structure "$sets" --out "$parsing/Structure/structure.weights"
train train-authors "$sets" --out "$parsing/Structure/authors.weights"
