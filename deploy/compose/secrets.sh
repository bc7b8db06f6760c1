#!/bin/sh
# Makes the secrets of compose.yaml in ./secrets, once. A file that is there stays as it is.
set -eu
cd "$(dirname "$0")"
umask 077
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
# Docker mounts the files as they are, and the processes run as user 10001.
chmod 755 secrets
chmod 644 secrets/*
echo 'Keep a copy of secrets/sayso_keys and secrets/sayso_pepper apart from the backups of the database.'
