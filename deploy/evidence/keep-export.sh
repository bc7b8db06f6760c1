#!/bin/sh
# Fetches the whole evidence export of one business and keeps it beside the earlier ones, on another machine than the
# database's. docs/operations.md, "Back up", says when to run it.
#
#   SAYSO_URL=https://preferences.example.com SAYSO_API_KEY_FILE=/etc/sayso-export/norte-books \
#     sh keep-export.sh /var/backups/sayso norte-books
#
# A file gets its name only once it is complete, and no file is ever written over. Those of the last two days are kept,
# then the last one of each day, for KEEP_DAYS (30). After a restore the log lacks lines that it had, and the last export
# from before is what is needed: it gets the ending .before-restore.jsonl, and is never deleted here. What is old is
# deleted before anything is fetched, so that a full disk gets room. Two runs for one business are never at work at once,
# and a run ends after MAX_SECONDS (three hours). SAYSO_NOW, in seconds since 1970, is for tests.
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
# The system takes the lock away when the last process that has it ends, however it ends.
exec 9> "$folder/.$business.lock"
flock -n 9 || { echo "An earlier run for $business is still at work. Nothing was kept." >&2; exit 1; }

# All exports of the business are looked at in the order of their times, which is that of their names.
time_of() { expr "$1" : '.*\.\([0-9]\{8\}T[0-9]\{6\}Z\)\.'; }
is_marked() { case $1 in *.before-restore.jsonl) ;; *) false ;; esac; }
size() { wc -c < "$1"; }
mark() {
  is_marked "$1" && return
  ln "$1" "${1%.jsonl}.before-restore.jsonl" && rm -f "$1"
  echo "The log lacks what ${1%.jsonl}.before-restore.jsonl has: it was set back. Delete the file by hand." >&2
}
rm -f "$folder/.$business".??????
hourly=$(at $((now - 2 * 86400)))
daily=$(at $((now - ${KEEP_DAYS:-30} * 86400)))
before=
# The newest one is never the one before another, so it always stays.
for file in "$folder/$business".????????T??????Z*.jsonl; do
  [ -e "$file" ] || continue
  if [ -n "$before" ] && ! is_marked "$before"; then
    time=$(time_of "$before")
    next=$(time_of "$file")
    if [ "$(size "$before")" -gt "$(size "$file")" ]; then
      mark "$before"
    elif expr "$time" '<' "$daily" > /dev/null ||
      { expr "$time" '<' "$hourly" > /dev/null && [ "${time%T*}" = "${next%T*}" ]; }; then
      rm -f "$before"
    fi
  fi
  before=$file
done

draft=$(mktemp "$folder/.$business.XXXXXX")
trap 'rm -f "$draft"' EXIT
trap 'exit 1' INT TERM HUP
# The key is not an argument: every account of the machine could read it in the list of processes. A connection that
# breaks, or that stands still for five minutes, is an error.
{ printf 'header = "Authorization: Bearer '; tr -d '\r\n' < "$SAYSO_API_KEY_FILE"; printf '"\n'; } |
  curl --config - --fail --silent --show-error --speed-limit 1 --speed-time 300 --connect-timeout 60 \
    --max-time "${MAX_SECONDS:-10800}" --output "$draft" "$SAYSO_URL/api/v1/exports/evidence.jsonl"
head -n 1 "$draft" | grep -q '"format":"sayso.export.v1"' && [ -z "$(tail -c 1 "$draft")" ] ||
  { echo 'What came is no evidence export. Nothing was kept.' >&2; exit 1; }
[ ! -e "$kept" ] || { echo "$kept is there already. Nothing was kept." >&2; exit 1; }
# A log only grows, so the last entry of the one before is in this one too, unless the log was set back: then the entry
# with its number is another one, or there is none. This is seen also when the log has grown longer again meanwhile.
if [ -n "$before" ]; then
  last=$(tac "$before" | grep -m 1 '^{"index":' || true)
  [ -z "$last" ] || printf '%s\n' "$last" | grep -F -x -q -f - "$draft" || mark "$before"
fi
# `ln` fails where the name is taken; `mv` would replace the file.
ln "$draft" "$kept"
echo "$kept"
