#!/usr/bin/env bash
# Runs every reader of the fuzz program for its part of the time, from the examples of Tests/Fuzz.
#
#   fuzz.sh PROGRAM SECONDS [READER ...]
#
# Fails where an input ends the program, takes longer than 10 s or more than 1 GB. New inputs are
# kept in .build-fuzz/found/<reader>; what failed is named in the output.
set -euo pipefail
program=$1 seconds=$2
shift 2
readers=${*:-$("$program")}
each=$((seconds / $(wc -w <<< "$readers")))
corpora=$(dirname "$0")/../Fuzz/Corpora
export SWIFT_BACKTRACE=enable=no
for reader in $readers; do
  found=.build-fuzz/found/$reader
  log=.build-fuzz/$reader.log
  mkdir -p "$found"
  if ! FLOWSIM_READER=$reader "$program" "$found" "$corpora/$reader" \
    -max_total_time=$((each > 0 ? each : 1)) -timeout=10 -rss_limit_mb=1024 -max_len=16384 \
    -seed=1 -artifact_prefix=.build-fuzz/failed-"$reader"- > "$log" 2>&1
  then
    tail -n 40 "$log"
    echo "fuzz: $reader failed; the input is named above" >&2
    exit 1
  fi
  grep -E '^Done ' "$log" | sed "s/^Done/fuzz: $reader,/"
done
