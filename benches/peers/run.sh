#!/usr/bin/env bash
# Times Chancery beside spaCy's small pipeline and textacy on the same texts, in one run.
#
#     benches/peers/run.sh DOCUMENTS.jsonl[.gz] [NUMBER OF DOCUMENTS] [ROUNDS]
#
# DOCUMENTS: a document a line, with `text` or `html`. The peers live in a virtual environment of
# their own (benches/peers/.venv), made on first use from requirements.txt.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
documents=${1:?"usage: $0 DOCUMENTS.jsonl[.gz] [NUMBER OF DOCUMENTS] [ROUNDS]"}
number=${2:-60}
rounds=${3:-3}

chancery=${CHANCERY:-$root/target/release/chancery}
if [[ ! -x $chancery ]]; then
    (cd "$root" && cargo build --release -p chancery)
fi
if [[ ! -x $here/.venv/bin/python ]]; then
    python3 -m venv "$here/.venv"
fi
"$here/.venv/bin/python" -m pip install --quiet --disable-pip-version-check \
    -r "$here/requirements.txt"

# One thread each, whatever the libraries would take.
export OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 MKL_NUM_THREADS=1 RAYON_NUM_THREADS=1
exec "$here/.venv/bin/python" "$here/peers.py" "$chancery" "$documents" "$number" "$rounds"
