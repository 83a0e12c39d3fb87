#!/usr/bin/env bash
# Starts a Docker engine where none answers, and prints its process id; prints nothing where one answers already.
# Ends with 3 and a reason on stderr where none can be started, which is no failure of the tests. Stop it with stop-engine.sh.
#
#   tests/docker/start-engine.sh FOLDER     FOLDER: an empty one for the engine's own files
set -euo pipefail
folder=$1

cannot() { echo "No Docker engine: $1" >&2; exit 3; }
answers() { docker version >/dev/null 2>&1; }

command -v docker >/dev/null && answers && exit 0
[ "$(uname -s)" = Linux ] || cannot "none answers, and one can be started on Linux only."
[ "$(id -u)" = 0 ] || cannot "none answers, and starting one needs root."
if ! command -v dockerd >/dev/null || ! command -v docker >/dev/null; then
  command -v apt-get >/dev/null || cannot "it is not installed, and there is no apt-get to install it with."
  { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends docker.io; } >"$folder/install.log" 2>&1 \
    || cannot "it could not be installed: $(tail -n 1 "$folder/install.log")"
fi

# In a session of its own: a Ctrl+C at the terminal is for the tests, which stop it in order.
setsid dockerd --storage-driver=overlay2 --data-root "$folder/data" --exec-root "$folder/exec" --pidfile "$folder/dockerd.pid" \
  >"$folder/dockerd.log" 2>&1 </dev/null &
engine=$!
for _ in $(seq 150); do
  answers && { echo "$engine"; exit 0; }
  kill -0 "$engine" 2>/dev/null || break
  sleep 0.2
done
kill "$engine" 2>/dev/null || true
cannot "dockerd does not start: $(grep -E 'level=(error|fatal)|failed' "$folder/dockerd.log" | tail -n 1 || tail -n 1 "$folder/dockerd.log")"
