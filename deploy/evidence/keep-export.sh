#!/bin/sh
# Fetches the whole evidence export of one business and keeps it beside the earlier ones, on another machine than the
# database's. docs/operations.md, "Back up", says when to run it.
#
#   SAYSO_URL=https://preferences.example.com SAYSO_API_KEY_FILE=/etc/sayso-export/norte-books \
#     sh keep-export.sh /var/backups/sayso norte-books
#
# A file gets its name only once it is complete, and no file is ever written over: after a restore the log is shorter
# than before, and the longer one is what is needed. Those of the last two days are kept, then the last one of each day
# and each that is longer than the one after it, for KEEP_DAYS (30). SAYSO_NOW, in seconds since 1970, is for tests.
set -eu
umask 077
[ $# -eq 2 ] || { echo 'Usage: sh keep-export.sh <folder> <name of the business>' >&2; exit 2; }
folder=$1
business=$2
case $business in
  '' | *[!a-z0-9-]*) echo 'The name of the business may have small letters, digits and hyphens.' >&2; exit 2 ;;
esac
now=${SAYSO_NOW:-$(date +%s)}
at() { date -u -d "@$1" +%Y%m%dT%H%M%SZ; }
kept="$folder/$business.$(at "$now").jsonl"
mkdir -p "$folder"
draft=$(mktemp "$folder/.$business.XXXXXX")
trap 'rm -f "$draft"' EXIT
# The key is not an argument: every account of the machine could read it in the list of processes. A connection that
# breaks, or that stands still for five minutes, is an error.
{ printf 'header = "Authorization: Bearer '; tr -d '\r\n' < "$SAYSO_API_KEY_FILE"; printf '"\n'; } |
  curl --config - --fail --silent --show-error --speed-limit 1 --speed-time 300 \
    --output "$draft" "$SAYSO_URL/api/v1/exports/evidence.jsonl"
head -n 1 "$draft" | grep -q '"format":"sayso.export.v1"' && [ -z "$(tail -c 1 "$draft")" ] ||
  { echo 'What came is no evidence export. Nothing was kept.' >&2; exit 1; }
# `ln` fails where the name is taken; `mv` would replace the file.
ln "$draft" "$kept"
echo "$kept"

hourly=$(at $((now - 2 * 86400)))
daily=$(at $((now - ${KEEP_DAYS:-30} * 86400)))
before=
size() { wc -c < "$1"; }
# In the order of their times. The newest one is never the one before another, so it always stays.
for file in "$folder/$business".????????T??????Z.jsonl; do
  if [ -n "$before" ]; then
    time=${before%.jsonl}
    time=${time##*.}
    next=${file%.jsonl}
    next=${next##*.}
    if expr "$time" '<' "$daily" > /dev/null ||
      { expr "$time" '<' "$hourly" > /dev/null && [ "${time%T*}" = "${next%T*}" ] &&
        [ "$(size "$before")" -le "$(size "$file")" ]; }; then
      rm -f "$before"
    fi
  fi
  before=$file
done
