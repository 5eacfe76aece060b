#!/usr/bin/env bash
# A stack of separate processes on this machine, with N gateways, for load runs.
#
#   gateways.sh start DATA N [PORT]   starts it, and ends when everything is ready
#   gateways.sh options DATA          what `./confab bench idle` and `fanout` must be told about it
#   gateways.sh kill DATA NAME        kill -9 of one process: gateway-1, stream-processors, …
#   gateways.sh stop DATA             stops it
#
# PORT (8080) is that of ingest-api: the gateways have PORT + 11, PORT + 12, … The script's own files
# and what the processes print are in DATA.stack. CONFAB_GATEWAY_JAVA_OPTS are options of the
# gateways' virtual machines only, for instance "-Xmx1g"; their collector and its sizes are chosen by
# ./confab. Limits of the services are taken from the environment. CONFAB_READY_SECONDS (180): how
# long a process may take until it is ready; longer where the machine is busy.
set -euo pipefail
home=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
ready_seconds=${CONFAB_READY_SECONDS:-180}
stop_seconds=15

fail() { echo "$1" >&2; exit 1; }
usage() { sed -n '4,7p' "${BASH_SOURCE[0]}" >&2; exit 2; }

# Is this process one of ours, and not another that has got its number since?
is_ours() { [ -r "/proc/$1/cmdline" ] && tr '\0' ' ' <"/proc/$1/cmdline" | grep -q 'dev.confab.ops.Main'; }
pid_of() { awk -v name="$1" '$1 == name { print $2 }' "$stack/processes"; }
is_ready() { curl -fsS -m 2 -o /dev/null "http://127.0.0.1:$1/health/ready"; }
has_settings() { [ -s "$data/services.env" ]; }

# run NAME COMMAND…: in the background, and into the list of processes.
run() {
  local name=$1
  shift
  "$home/confab" "$@" >"$stack/$name.out" 2>&1 </dev/null &
  echo "$name $!" >>"$stack/processes"
}

# node NAME PORT SERVICE
node() { CONFAB_INSTANCE_ID=$1 CONFAB_HTTP_PORT=$2 run "$1" node "$3"; }

# await NAME CONDITION…: until the condition holds; fails if the process ends, or after too long.
await() {
  local name=$1 pid end=$((SECONDS + ready_seconds))
  shift
  pid=$(pid_of "$name")
  until "$@" 2>/dev/null; do
    kill -0 "$pid" 2>/dev/null || fail "$name ended: see $stack/$name.out"
    [ $SECONDS -lt $end ] || fail "$name is not ready after $ready_seconds s: see $stack/$name.out"
    sleep 0.2
  done
}

start() {
  local count=$1 port=$2 i
  [ ! -s "$stack/processes" ] || fail "$stack/processes is there: stop that stack first"
  "$home/confab" --help >/dev/null # builds if that is needed, once for all
  mkdir -p "$stack"
  echo "$port" >"$stack/port"
  rm -f "$data/services.env"
  trap stop EXIT # what has been started does not stay if something fails
  run infrastructure infrastructure --data "$data"
  await infrastructure has_settings
  set -a
  . "$data/services.env"
  CONFAB_QUERY_URL=http://127.0.0.1:$((port + 1))
  CONFAB_ADVERTISED_URL=$CONFAB_QUERY_URL
  CONFAB_SEARCH_SERVICE_URL=http://127.0.0.1:$((port + 2))
  CONFAB_PUBLIC_URL=http://127.0.0.1:$port
  set +a
  node stream-processors $((port + 1)) stream-processors
  await stream-processors is_ready $((port + 1))
  node search-indexer $((port + 2)) search-indexer
  await search-indexer is_ready $((port + 2))
  node ingest-api "$port" ingest-api
  await ingest-api is_ready "$port"
  for ((i = 1; i <= count; i++)); do
    CONFAB_JAVA_OPTS="${CONFAB_JAVA_OPTS:-} ${CONFAB_GATEWAY_JAVA_OPTS:-}" \
      node "gateway-$i" $((port + 10 + i)) delivery-gateway
  done
  for ((i = 1; i <= count; i++)); do await "gateway-$i" is_ready $((port + 10 + i)); done
  trap - EXIT
  options
}

options() {
  [ -s "$stack/processes" ] || fail "no stack runs in $data"
  local port urls pids
  port=$(cat "$stack/port")
  urls=$(awk -v port="$port" '/^gateway-/ { split($1, n, "-"); print "http://127.0.0.1:" port + 10 + n[2] }' \
    "$stack/processes" | paste -sd,)
  pids=$(awk '/^gateway-/ { print $2 }' "$stack/processes" | paste -sd,)
  echo "--data $data --server http://127.0.0.1:$port --gateways $urls --pids $pids"
}

kill_one() {
  local pid
  pid=$(pid_of "$1")
  { [ -n "$pid" ] && is_ours "$pid"; } || fail "no process $1 runs"
  kill -9 "$pid"
}

# In the opposite order, since those that came later stand on the earlier ones.
stop() {
  [ -s "$stack/processes" ] || return 0
  local name pid end
  while read -r name pid; do
    is_ours "$pid" || continue
    kill "$pid" 2>/dev/null || continue
    end=$((SECONDS + stop_seconds))
    while is_ours "$pid"; do
      if [ $SECONDS -ge $end ]; then
        echo "$name did not stop in time and is killed" >&2
        kill -9 "$pid" 2>/dev/null || true
      fi
      sleep 0.2
    done
  done < <(tac "$stack/processes")
  rm -f "$stack/processes"
}

[ $# -ge 2 ] || usage
mkdir -p "$(dirname "$2")"
data=$(cd "$(dirname "$2")" && pwd)/$(basename "$2")
stack=$data.stack
case $1 in
  start)
    [[ ${3:-} =~ ^[1-9][0-9]?$ ]] || usage
    start "$3" "${4:-8080}"
    ;;
  options) options ;;
  kill) kill_one "${3:?which process?}" ;;
  stop) stop ;;
  *) usage ;;
esac
