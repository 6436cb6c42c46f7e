#!/usr/bin/env bash
# Erases every deal that was decided on a day or before it, through the public API. Needs curl and jq.
# What it does, and what it does not, is told in docs/privacy.md ("Erase by age").
#
#   erase-decided-by.sh 2023-12-31            lists the deals, and changes nothing
#   erase-decided-by.sh 2023-12-31 --erase    erases them, and waits until none is left
#
# FACEVALUE_ERASE_WAIT_SECONDS says how long it waits for that (120).
#
# Standard output has a line a deal: its dealId, and once it is erased, the moment up to which. All else is told on
# standard error. Ends with 0 when all is done, 1 when something is left to do (run it again), 2 when called wrongly.
set -eEuo pipefail

ingest=${FACEVALUE_INGEST_URL:-http://localhost:8080}
analytics=${FACEVALUE_ANALYTICS_URL:-http://localhost:8081}
wait_seconds=${FACEVALUE_ERASE_WAIT_SECONDS:-120}
by=${1:-}
mode=${2:---list}

say() { echo "$*" >&2; }

if ! [[ $by =~ ^[0-9]{4}-[0-9]{2}-[0-9]{2}$ ]] || [[ $mode != --list && $mode != --erase ]]; then
    sed -n '5,6s/^# *//p' "$0" >&2
    exit 2
fi
if [[ ! $by < $(date -u +%Y-%m-%d) ]]; then
    say "$by is not over yet. That would erase every deal there is."
    exit 2
fi
if [[ -z ${FACEVALUE_PRIVACY_OFFICER:-} ]]; then
    say "Set FACEVALUE_PRIVACY_OFFICER to user:password, or to 'Bearer' and a token; and FACEVALUE_ANALYST if that is another user."
    exit 2
fi
umask 077
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'say "That did not work. Run it again: what is erased is not listed any more."; exit 1' ERR

# To curl by a file that only we can read: what stands in a command line, everyone on the machine can.
credentials() {
    local escaped=${2//\\/\\\\}
    escaped=${escaped//\"/\\\"}
    if [[ $2 == Bearer\ * ]]; then
        printf 'header = "Authorization: %s"\n' "$escaped" >"$work/$1"
    else
        printf 'user = "%s"\n' "$escaped" >"$work/$1"
    fi
}
credentials officer "$FACEVALUE_PRIVACY_OFFICER"
credentials analyst "${FACEVALUE_ANALYST:-$FACEVALUE_PRIVACY_OFFICER}"

# Tries again, as Retry-After says, when the service cannot answer just now (429, 5xx) or the connection breaks.
ask() {
    curl --silent --show-error --fail --globoff --path-as-is --retry 5 --retry-connrefused --max-time 120 \
        --config "$work/$1" "${@:2}"
}

# The deals of which an outcome stands; measure=won has those listed too whose relationship nobody has observed.
decided() {
    local cursor='' page="$work/page.json"
    while :; do
        ask analyst --get "$analytics/v1/deals" --data-urlencode "to=$by" --data-urlencode measure=won \
            --data-urlencode limit=1000 ${cursor:+--data-urlencode "cursor=$cursor"} --output "$page"
        jq -r '.deals[].dealId' "$page"
        cursor=$(jq -r '.nextCursor // ""' "$page")
        [[ -n $cursor ]] || break
    done
}

# The deals of which only observations stand: no list has them, and they have no day but that of the last observation.
only_observed() {
    # A long answer, and one that breaks off is an error.
    ask analyst --max-time 7200 "$analytics/v1/export/facts.ndjson" --output "$work/facts.ndjson"
    jq -r '[.data.dealId, (.data.observedAt // "decided")] | @tsv' "$work/facts.ndjson" | LC_ALL=C sort | awk -F '\t' -v by="$by" '
        $1 != deal { if (deal != "" && last <= by) print deal; deal = $1; last = "" }
        { day = substr($2, 1, 10); if (day > last) last = day }
        END { if (deal != "" && last <= by) print deal }'
    rm -f "$work/facts.ndjson"
}

list() {
    decided >"$work/decided"
    # The whole export is read for these, so only for as long as there are any.
    [[ -e $work/observed && ! -s $work/observed ]] || only_observed >"$work/observed"
    LC_ALL=C sort -u "$work/decided" "$work/observed" >"$work/deals"
}

list
count=$(wc -l <"$work/deals" | tr -d ' ')
say "$count deals are that old."
if [[ $mode == --list ]]; then
    cat "$work/deals"
    exit 0
fi

# Erases what the urls name, over one connection, up to the first that fails: a process and a connection for each deal take
# longer than the deal. A line for each is printed as it is erased, and kept.
erase() {
    local codes=(0 0 0)
    # jq reads on at the end of a line, which a receipt has not.
    ask officer --no-buffer --fail-early --request DELETE --write-out '\n' --config "$work/urls" </dev/null \
        | jq --unbuffered --raw-output '[.dealId, .erasedAt] | @tsv' | tee "$work/erased" || codes=("${PIPESTATUS[@]}")
    if ((codes[2] != 0)); then
        say "Standard output cannot be written, so some may be erased that it does not name. Run it again."
        exit 1
    fi
}

failed=0
while [[ -s $work/deals ]]; do
    # Few enough that not many more are erased where somebody ends this script alone.
    head -n 100 "$work/deals" | sed "s|.*|url = \"$ingest/v1/deals/&\"|" >"$work/urls"
    erase
    done_with=$(wc -l <"$work/erased" | tr -d ' ')
    if ((done_with < $(wc -l <"$work/urls"))); then
        # The first without a receipt is the one that failed.
        done_with=$((done_with + 1))
        say "Not erased: $(sed -n "${done_with}p" "$work/deals")"
        failed=$((failed + 1))
        # One that fails is passed over; when all fail, going on helps nobody.
        if ((failed >= 20)); then
            say "Stopped after $failed failures. Run it again: what is erased is not listed any more."
            exit 1
        fi
    fi
    tail -n +$((done_with + 1)) "$work/deals" >"$work/rest"
    mv "$work/rest" "$work/deals"
done

for ((waited = 0; ; waited += 2)); do
    list
    left=$(wc -l <"$work/deals" | tr -d ' ')
    if ((left == 0)); then
        say "Done: none is left."
        exit 0
    fi
    if ((failed > 0 || waited >= wait_seconds)); then
        say "$left are left. Run it again."
        exit 1
    fi
    sleep 2
done
