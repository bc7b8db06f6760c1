#!/bin/sh
# Makes the secrets of compose.yaml in ./secrets, and .env with the host name of the page, once: a secret or a host name
# that is there stays as it is, and so do other settings in .env.
set -eu
cd "$(dirname "$0")"
umask 077
host=${1:-}
case $host in
  *[!A-Za-z0-9.-]*) echo "$host is no host name." >&2; exit 2 ;;
esac
there=
[ ! -e .env ] || there=$(sed -n "s/^ *\\(export  *\\)\\{0,1\\}SAYSO_HOST=//p" .env | sed 's/ #.*//' | tail -n 1 | tr -d "\r\"' ")
if [ -z "$there" ]; then
  [ -n "$host" ] || { echo 'Usage: sh secrets.sh <host name, such as preferences.example.com>' >&2; exit 2; }
  # What is there may lack its last line break.
  if [ -s .env ] && [ -n "$(tail -c 1 .env)" ]; then echo >> .env; fi
  printf 'SAYSO_HOST=%s\n' "$host" >> .env
elif [ -n "$host" ] && [ "$host" != "$there" ]; then
  echo ".env has SAYSO_HOST=$there and not $host. Change it there if the page moves. Nothing was changed." >&2
  exit 1
fi
mkdir -p secrets
random() { head -c 32 /dev/urandom | base64; }
word() { head -c 24 /dev/urandom | base64 | tr '+/' '-_'; }
keep() { [ -s "secrets/$1" ] || printf '%s' "$2" > "secrets/$1"; }
keep postgres_password "$(word)"
keep database_owner_url "postgres://sayso_owner:$(cat secrets/postgres_password)@postgres:5432/sayso"
keep database_url "postgres://sayso_web:$(word)@postgres:5432/sayso"
keep database_worker_url "postgres://sayso_sync:$(word)@postgres:5432/sayso"
keep sayso_keys "1:$(random):active"
keep sayso_pepper "$(random)"
keep auth_secret "$(random)"
keep metrics_token "$(word)"
# Docker mounts each file by itself and as it is, and the processes in containers run as other users, so they must be
# able to read the files. No other account of this machine can pass the folder.
chmod 644 secrets/*
chmod 700 secrets
echo 'Keep a copy of secrets/sayso_keys and secrets/sayso_pepper apart from the backups of the database.'
