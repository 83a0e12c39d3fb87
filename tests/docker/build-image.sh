#!/usr/bin/env bash
# Builds the image postgres:MAJOR from the server installed here, for an engine that can pull none. It has what the tests
# use of the official image: POSTGRES_USER, POSTGRES_PASSWORD, POSTGRES_DB, POSTGRES_INITDB_ARGS, settings as arguments,
# pg_isready and psql. An image of that name that is there already is left alone. Prints the image's name.
#
#   tests/docker/build-image.sh [MAJOR]     the newest installed where none is named
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)

binaries=$(compgen -G "/usr/lib/postgresql/${1:-*}/bin" | sort -V | tail -n 1 || true)
[ -x "$binaries/postgres" ] || { echo "No server of PostgreSQL ${1:-} is installed below /usr/lib/postgresql." >&2; exit 3; }
major=$(basename "$(dirname "$binaries")")
image=postgres:$major
docker image inspect "$image" >/dev/null 2>&1 && { echo "$image"; exit 0; }

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
root=$work/root
mkdir -p "$root"/{bin,etc,proc,sys,dev,run/postgresql,usr/local/bin} "$root/usr/lib/postgresql/$major" "$root/usr/share/postgresql"
mkdir -m 1777 "$root/tmp"
mkdir "$root/var" && ln -s ../run "$root/var/run"
cp -a "$binaries" "$root/usr/lib/postgresql/$major/"
[ -d "/usr/lib/postgresql/$major/lib" ] && cp -a "/usr/lib/postgresql/$major/lib" "$root/usr/lib/postgresql/$major/"
# Just-in-time compilation needs LLVM, which is larger than all the rest.
rm -rf "$root/usr/lib/postgresql/$major/lib"/{bitcode,llvmjit.so,llvmjit_types.bc,pgxs}
cp -a "/usr/share/postgresql/$major" "$root/usr/share/postgresql/"
# initdb takes the time zones from the system.
[ -d /usr/share/zoneinfo ] && mkdir -p "$root/usr/share" && cp -a /usr/share/zoneinfo "$root/usr/share/"

tools=(/bin/bash /bin/cat /bin/chmod /bin/chown /bin/mkdir /bin/rm /bin/sleep /bin/ls "$(command -v setpriv)")
for tool in "${tools[@]}"; do cp -L "$tool" "$root/bin/"; done
ln -s bash "$root/bin/sh"
for tool in "$binaries"/*; do ln -s "$tool" "$root/usr/local/bin/"; done

# The libraries of all that runs, with their links; and those that are looked up by name only.
{ ldd "${tools[@]}" "$binaries"/* "$root/usr/lib/postgresql/$major/lib"/*.so 2>/dev/null | sed -nE 's/^\t(.* => )?(\/[^ ]+) \(0x.*/\2/p' || true
  ls /lib/*-linux-gnu/libnss_files.so.2 /lib/*-linux-gnu/libnss_dns.so.2 2>/dev/null || true; } | sort -u |
while read -r library; do
  mkdir -p "$root$(dirname "$library")"
  cp -L "$library" "$root$library"
done

printf 'root:x:0:0::/root:/bin/sh\npostgres:x:999:999::/var/lib/postgresql:/bin/sh\n' >"$root/etc/passwd"
printf 'root:x:0:\npostgres:x:999:\n' >"$root/etc/group"
install -m 755 "$here/entrypoint.sh" "$root/usr/local/bin/entrypoint.sh"

tar -C "$root" --numeric-owner -cf "$work/rootfs.tar" .
rm -rf "$root"
cat >"$work/Dockerfile" <<DOCKERFILE
FROM scratch
ADD rootfs.tar /
ENV PATH=/usr/local/bin:/bin PGDATA=/var/lib/postgresql/data LANG=C.UTF-8
EXPOSE 5432
STOPSIGNAL SIGINT
ENTRYPOINT ["/usr/local/bin/entrypoint.sh"]
CMD ["postgres"]
DOCKERFILE
DOCKER_BUILDKIT=0 docker build -t "$image" "$work" >"$work/build.log" 2>&1 || { cat "$work/build.log" >&2; exit 1; }
echo "$image"
