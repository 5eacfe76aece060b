#!/usr/bin/env bash
# One command for each figure that the gateway is measured by. Starts what it needs, and stops it.
#
#   figures.sh FIGURE OUT
#
#   idle19000         19,000 connections in one gateway: memory, connects/s, CPU while idle
#   connections95000  95,000 over five gateways and five generators, 400 messages a second
#   fanout10000       one message to 10,000 members of one chat
#   takeover15000     the gateway of 15,000 is killed while messages flow; another one takes them
#   stuck             20 of 1,000 members stop reading
#   groups            1,000 people in groups of 10, 50 and 1,000: CPU of all processes of the stack
#   groups-up         the same on `./confab up`: launcher, registry and Elasticsearch
#   sustained         the same three there, from the highest rate of the peer upwards until p99 is 200 ms
#   tail              one, two, four and eight gateways that want nothing of 400 messages a second
#
# OUT is a folder: the figures, as JSON, and the data folder, which is used again by the next figure.
# CONFAB_FIGURES_PERCENT (100) of the people, CONFAB_FIGURES_SECONDS_PERCENT (100) of the time: to
# see whether it works. CONFAB_FIGURES_PORT (8080) is that of ingest-api, gateways have those above
# PORT + 10; CONFAB_FIGURES_GATEWAYS ("1 2 4 8") are the numbers of gateways of `tail`. Exit code 1 if
# a run was not clean.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
home=$(cd "$here/../.." && pwd)
percent=${CONFAB_FIGURES_PERCENT:-100}
seconds_percent=${CONFAB_FIGURES_SECONDS_PERCENT:-100}
port=${CONFAB_FIGURES_PORT:-8080}
least_seconds=5
chat_people=50

# The server's limits are not what is measured.
export CONFAB_RATE_USER_PER_SECOND=100000 CONFAB_RATE_ADDRESS_PER_SECOND=100000
export CONFAB_RATE_CHAT_PER_SECOND=100000 CONFAB_CONNECTIONS_OF_ADDRESS=100000

usage() { sed -n '2,20p' "${BASH_SOURCE[0]}" >&2; exit 2; }
fail() { echo "$1" >&2; exit 1; }

# people N: that many, or the part of them that is wanted, but enough for one chat
people() { local n=$(($1 * percent / 100)); echo $((n >= chat_people ? n : $1 < chat_people ? $1 : chat_people)); }
# chats N, rate N: the part of them, at least one
part() { local n=$(($1 * percent / 100)); echo $((n < 1 ? 1 : n)); }
seconds() { local n=$(($1 * seconds_percent / 100)); echo $((n < least_seconds ? least_seconds : n)); }

# run COMMAND…: says what it runs
run() { echo "+ $*" >&2; "$@"; }
confab() { run "$home/confab" "$@"; }
# Only behind `&`: takes the place of the shell there, so that its number is that of the process.
generator() { echo "+ $home/confab $*" >&2; exec "$home/confab" "$@"; }
stack() { run "$here/gateways.sh" "$@"; }
url() { echo "http://127.0.0.1:$((port + 10 + $1))"; }
pid() { awk -v name="$1" '$1 == name { print $2 }' "$data.stack/processes"; }
running=()

stop() {
  local one
  for one in "${running[@]}"; do kill "$one" 2>/dev/null || true; done
  for one in "${running[@]}"; do wait "$one" 2>/dev/null || true; done
  running=()
  "$here/gateways.sh" stop "$data"
}

# start N: a stack with N gateways; `where` is what a run must be told about it
start() {
  stack start "$data" "$1" "$port" >/dev/null
  read -ra where < <("$here/gateways.sh" options "$data")
  server=(--data "$data" --server "http://127.0.0.1:$port")
}

# Everybody comes four times before: the code of connecting is compiled by then.
idle19000() {
  local n i
  n=$(people 19000)
  start 1
  for ((i = 0; i < 4; i++)); do
    confab bench idle "${where[@]}" --people "$n" --idle-seconds 0
  done
  confab bench idle "${where[@]}" --people "$n" --warm-up "$((n < 500 ? n : 500))" \
    --idle-seconds "$(seconds 600)" --json "$out/idle19000.json"
  confab bench idle "${where[@]}" --people "$n" --bare --idle-seconds 0 \
    --json "$out/idle19000-bare.json"
}

# A generator whose clients are all live begins to write although others still connect, so all have
# the same, long, idle time first; what they connect at together is what the machine can.
connections95000() {
  local all each i failed=0 parts=() one
  each=$(people 19000)
  all=$((each * 5))
  start 5
  confab bench idle "${where[@]}" --people "$all" --connections 1 --idle-seconds 0
  for ((i = 0; i < 5; i++)); do
    parts+=("$out/connections95000-$i.json")
    rm -f "${parts[i]}"
    generator bench idle "${server[@]}" --gateways "$(url $((i + 1)))" --pids "$(pid "gateway-$((i + 1))")" \
      --people "$all" --first $((i * each)) --connections "$each" --connect-rate 500 \
      --idle-seconds "$(seconds 60)" --message-seconds "$(seconds 600)" \
      --chats "$(part 80)" --rate "$(part 80)" --json "${parts[i]}" \
      >"$out/connections95000-$i.out" 2>&1 &
    running+=($!)
  done
  for one in "${running[@]}"; do wait "$one" || failed=1; done
  running=()
  for ((i = 0; i < 5; i++)); do
    [ -s "${parts[i]}" ] || fail "generator $i has no figures: see $out/connections95000-$i.out"
  done
  confab bench sum --json "$out/connections95000.json" "${parts[@]}" || failed=1
  return $failed
}

fanout10000() {
  start 1
  confab bench fanout "${where[@]}" --people "$(people 10000)" --idle-seconds "$(seconds 10)" \
    --message-seconds "$(seconds 60)" --json "$out/fanout10000.json"
}

# Both have had clients before, as where gateways are taken over from.
takeover15000() {
  local n i log=$out/takeover15000.out process failed=0
  n=$(people 15000)
  start 2
  for ((i = 0; i < 2; i++)); do
    confab bench idle "${where[@]}" --people "$n" --idle-seconds 0
  done
  rm -f "$out/takeover15000.json"
  : >"$log" # what a run of before said is no sign
  generator bench idle "${server[@]}" --gateways "$(url 1)" --spare "$(url 2)" --pids "$(pid gateway-2)" \
    --people "$n" --reconnect --tries 5 --idle-seconds 0 --message-seconds "$(seconds 120)" \
    --chats "$(part 100)" --rate "$(part 100)" --json "$out/takeover15000.json" >"$log" 2>&1 &
  process=$!
  running+=("$process")
  until grep -q 'messages/s in' "$log"; do
    kill -0 "$process" 2>/dev/null || fail "the generator ended before it wrote: see $log"
    sleep 0.5
  done
  sleep "$(($(seconds 120) / 4))" # in the midst of it
  stack kill "$data" gateway-1
  wait "$process" || failed=1
  running=()
  cat "$log"
  return $failed
}

# A client is given up after 30 s of not reading, and its buffers must be full before: no shorter.
stuck() {
  local long
  long=$(seconds 90)
  start 1
  confab bench stuck "${where[@]}" --people "$(people 1000)" --stuck "$(people 20)" \
    --seconds "$((long < 60 ? 60 : long))" --json "$out/stuck.json"
}

# All processes: those of the stack, and what they have started (registry and search).
all_pids() {
  local each list=""
  for each in $(awk '{ print $2 }' "$data.stack/processes"); do
    list+="${list:+,}$each"
    while read -r child; do list+=",$child"; done < <(descendants "$each")
  done
  echo "$list"
}
descendants() {
  local child
  for child in $(cat "/proc/$1/task/"*/children 2>/dev/null); do echo "$child"; descendants "$child"; done
}

groups() {
  local n each rate failed=0
  n=$(people 1000)
  start 1
  for each in "10 800" "50 283" "1000 16"; do
    read -r each rate <<<"$each"
    confab bench "${server[@]}" --gateway "$(url 1)" --pids "$(all_pids)" --users "$n" \
      --group "$((each < n ? each : n))" --rate "$(part "$rate")" --warm-up "$(seconds 60)" \
      --seconds "$(seconds 60)" --json "$out/groups-$each.json" || failed=1
  done
  return $failed
}

# up: `./confab up` on a data folder of its own
up() {
  local log=$out/up.out
  generator up --data "$out/up" --port "$port" >"$log" 2>&1 &
  running+=($!)
  until curl -fsS -m 2 -o /dev/null "http://127.0.0.1:$port/health/ready" 2>/dev/null; do
    kill -0 "${running[0]}" 2>/dev/null || fail "it did not start: see $log"
    sleep 0.5
  done
}

# on_up NAME GROUP RATE WARM_UP SECONDS
on_up() {
  local n
  n=$(people 1000)
  confab bench --data "$out/up" --server "http://127.0.0.1:$port" --users "$n" \
    --group "$(($2 < n ? $2 : n))" --rate "$3" --warm-up "$4" --seconds "$5" \
    --json "$out/$1-$2-$3.json"
}

# The compilers are at work for minutes after the start; what they take is not a delivery's.
warm() { on_up warm 10 "$(part 800)" 0 "$(seconds 120)"; }

groups_up() {
  local failed=0
  up
  warm
  on_up groups-up 10 "$(part 800)" "$(seconds 60)" "$(seconds 60)" || failed=1
  on_up groups-up 50 "$(part 283)" "$(seconds 60)" "$(seconds 60)" || failed=1
  on_up groups-up 1000 "$(part 16)" "$(seconds 60)" "$(seconds 60)" || failed=1
  return $failed
}

# The whole milliseconds of sent to received of a run, p99.
p99() { awk '/sendToReceivedMs/ { of = 1 } of && /"p99"/ { print int($3); exit }' "$1"; }

# Up from the highest rate of the peer by halves of it, until p99 is 200 ms or a delivery is missing.
sustained() {
  local group peer half rate
  up
  warm
  while read -r group peer; do
    for half in 2 3 4 5 6 7 8; do
      rate=$(part $((peer * half / 2)))
      on_up sustained "$group" "$rate" "$(seconds 20)" "$(seconds 30)" || break
      [ "$(p99 "$out/sustained-$group-$rate.json")" -lt 200 ] || break
    done
  done <<<"10 1600
50 566
1000 32"
}

tail_of_gateways() {
  local n failed=0
  for n in ${CONFAB_FIGURES_GATEWAYS:-1 2 4 8}; do
    start "$n"
    confab bench tail "${where[@]}" --chats "$(part 100)" --rate "$(part 400)" \
      --warm-up "$(seconds 20)" --idle-seconds "$(seconds 30)" --seconds "$(seconds 60)" \
      --json "$out/tail-$n.json" || failed=1
    stop
  done
  return $failed
}

[ $# -eq 2 ] || usage
mkdir -p "$2"
out=$(cd "$2" && pwd)
data=$out/data
case $1 in
  idle19000 | connections95000 | fanout10000 | takeover15000 | stuck | groups | sustained) figure=$1 ;;
  groups-up) figure=groups_up ;;
  tail) figure=tail_of_gateways ;;
  *) usage ;;
esac
[ ! -s "$data.stack/processes" ] || fail "$data.stack/processes is there: stop that stack first"
trap stop EXIT
trap 'exit 130' INT TERM
$figure
