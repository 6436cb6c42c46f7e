#!/usr/bin/env python3
"""Shows what the fault suite's checker is worth: plants mistakes in the code, one at a time, and has them found.

Works on a copy of the last commit, in a directory of its own: each mistake is patched in, the services are built, the
suite runs with a few seeds, and the mistake is taken out again. A mistake that is not found makes this end with 1.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from faults import PLANTED, Planted

ROOT = Path(__file__).resolve().parents[2]
# A mistake that the linters warn of is planted all the same: it is the checker that is tried.
OPTIONS = [
    *("-B", "-q", "-Dmaven.compiler.failOnWarning=false"),
    *("-Dmaven.test.skip=true", "-Dspotless.check.skip=true", "-DskipPitest"),
]
COMPILE = ["mvn", "compile", *OPTIONS]
MAVEN = ["mvn", "package", *OPTIONS]
SERVICES = "ingest-service,analytics-service"


def run(command: list[str], directory: Path, **options: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=directory, text=True, encoding="utf-8", **options)  # type: ignore[call-overload]


@contextmanager
def copy_of_last_commit() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="facevalue-planted-") as directory:
        copy = Path(directory) / "facevalue"
        run(["git", "worktree", "add", "--quiet", "--detach", str(copy)], ROOT, check=True)
        try:
            yield copy
        finally:
            run(["git", "worktree", "remove", "--force", str(copy)], ROOT, check=True)


def patch(copy: Path, planted: Planted) -> str:
    """Plants the mistake; the file as it was before."""
    file = copy / planted.file
    before = file.read_text(encoding="utf-8")
    if before.count(planted.old) != 1:
        raise SystemExit(f"{planted.name}: the place is {before.count(planted.old)} times in {planted.file}")
    file.write_text(before.replace(planted.old, planted.new), encoding="utf-8")
    return before


def planted_together(copy: Path, mistakes: list[Planted]) -> list[Planted]:
    """Plants as many as do not share a place; those that did are returned."""
    left = []
    for planted in mistakes:
        if (copy / planted.file).read_text(encoding="utf-8").count(planted.old) == 1:
            patch(copy, planted)
        else:
            left.append(planted)
    return left


def compile_all(copy: Path, mistakes: list[Planted], variables: dict[str, str]) -> None:
    """Ends the program if one of them does not compile: better told in a minute than in an hour."""
    left = mistakes
    while left:
        remaining = planted_together(copy, left)
        if len(remaining) == len(left):
            raise SystemExit(f"places that are not there once: {[planted.name for planted in left]}")
        left = remaining
        compiled = run([*COMPILE, "-pl", SERVICES, "-am"], copy, env=variables, capture_output=True)
        run(["git", "checkout", "--quiet", "."], copy, check=True)
        if compiled.returncode != 0:
            raise SystemExit(f"{compiled.stdout}{compiled.stderr}")


def environment(copy: Path) -> dict[str, str]:
    jdk = run(["./facevalue", "jdk"], copy, check=True, capture_output=True).stdout.strip()
    options = "--sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED"
    return {**os.environ, "JAVA_HOME": jdk, "MAVEN_OPTS": options}


def suffer(copy: Path, planted: Planted, seed: int, variables: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """One round of the suite on the copy."""
    benchmarks = copy / "benchmarks"
    libraries = (benchmarks / "target/benchmarks.classpath").read_text(encoding="utf-8")
    only = ["--only", planted.only] if planted.only else []
    command = [
        f"{variables['JAVA_HOME']}/bin/java",
        "--sun-misc-unsafe-memory-access=allow",
        "--enable-native-access=ALL-UNNAMED",
        f"-Djava.util.logging.config.file={benchmarks}/logging.properties",
        "-cp",
        f"{benchmarks}/target/benchmarks.jar:{libraries}",
        "dev.facevalue.benchmarks.faults.Faults",
        f"{benchmarks}/results",
        *("--again", "--seed", str(seed), "--faults", str(planted.faults if planted.only else 1)),
        *("--per-round", "1000"),
        *(only or ["--only", "CLIENT_TO_INGEST"]),
    ]
    return run(command, copy, env={**variables, **planted.settings}, capture_output=True)


def is_found(copy: Path, planted: Planted, tries: int, variables: dict[str, str]) -> str | None:
    """What the checker said of it first; None if all rounds were clean."""
    before = patch(copy, planted)
    try:
        # Both services, so that what was planted in the other one before is gone.
        built = run([*MAVEN, "-pl", SERVICES, "-am"], copy, env=variables, capture_output=True)
        if built.returncode != 0:
            raise SystemExit(f"{planted.name}: does not compile\n{built.stdout}{built.stderr}")
        for seed in range(1, tries + 1):
            suffered = suffer(copy, planted, seed, variables)
            if suffered.returncode == 1:
                return next(
                    (line.strip() for line in suffered.stdout.splitlines() if line.startswith('  "')),
                    next((line for line in suffered.stdout.splitlines() if line.startswith("not ready")), "found"),
                )
            if suffered.returncode != 0:
                raise SystemExit(f"{planted.name}: the suite broke\n{suffered.stdout}{suffered.stderr}")
        return None
    finally:
        (copy / planted.file).write_text(before, encoding="utf-8")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", action="append", help="plant those whose name has this in it; may be repeated")
    parser.add_argument("--tries", type=int, default=3, help="rounds, each of another seed, until it must be found")
    parser.add_argument("--compile-only", action="store_true", help="see whether all of them compile, and no more")
    options = parser.parse_args()
    missed = 0
    with copy_of_last_commit() as copy:
        variables = environment(copy)
        mistakes = [
            planted
            for planted in PLANTED
            if not options.only or any(words in planted.name for words in options.only)
        ]
        compile_all(copy, mistakes, variables)
        if options.compile_only:
            return 0
        run([*MAVEN, "-pl", f"{SERVICES},benchmarks", "-am"], copy, env=variables, check=True)
        for planted in mistakes:
            begun = time.monotonic()
            said = is_found(copy, planted, options.tries, variables)
            missed += said is None
            verdict = "MISSED" if said is None else "found"
            print(f"{verdict} in {time.monotonic() - begun:.0f} s: {planted.name}\n    {(said or '')[:300]}", flush=True)
    print(f"{missed} missed")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
