#!/usr/bin/env bash
# Stops an engine that start-engine.sh started, with its containers, and removes its files.
#
#   tests/docker/stop-engine.sh PID FOLDER
set -uo pipefail
engine=$1 folder=$2

docker ps -aq 2>/dev/null | xargs -r docker rm -f >/dev/null 2>&1
kill "$engine" 2>/dev/null
for _ in $(seq 100); do kill -0 "$engine" 2>/dev/null || break; sleep 0.1; done
kill -9 "$engine" 2>/dev/null
# What is still mounted is not the folder's: deleting through a mount would delete elsewhere.
awk -v folder="$folder/" 'index($2, folder) == 1 { print $2 }' /proc/mounts | sort -r | xargs -r umount -l 2>/dev/null
rm -rf --one-file-system "$folder"
