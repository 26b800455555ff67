/**
 * Returns functions for bash 3.2 that read the answers of the service: the texts of a stream as they arrive, and the
 * message of a refusal. They do not use awk, because awk reads a pipe in blocks on many systems. `comment` explains the
 * function that prints the texts.
 */
export function jsonInBash(comment: string): string {
  return `
string='"(([^"\\\\]|\\\\.)*)"'
thinking='"thinking": *\\[([^]"]|"([^"\\\\]|\\\\.)*")*\\]'
text='"(content|text)": *'$string
sentence='"(message|msg|detail)": *'$string
finish='"finish_reason": *"'
error='"object": *"error"'

byte() { printf "\\\\$(printf '%03o' "$1")"; }

character() {
  if (($1 < 0x80)); then
    byte "$1"
    return
  fi
  if (($1 < 0x800)); then
    byte $((0xC0 | $1 >> 6))
  else
    if (($1 < 0x10000)); then
      byte $((0xE0 | $1 >> 12))
    else
      byte $((0xF0 | $1 >> 18))
      byte $((0x80 | $1 >> 12 & 63))
    fi
    byte $((0x80 | $1 >> 6 & 63))
  fi
  byte $((0x80 | $1 & 63))
}

unquote() {
  local rest=$1 code
  while [[ $rest == *\\\\* ]]; do
    printf '%s' "\${rest%%\\\\*}"
    rest=\${rest#*\\\\}
    if [[ $rest =~ ^u[0-9a-fA-F]{4} ]]; then
      code=$((16#\${rest:1:4}))
      rest=\${rest:5}
      if [[ $rest =~ ^\\\\u[dD][c-fC-F][0-9a-fA-F]{2} ]] && ((code >= 0xD800 && code < 0xDC00)); then
        code=$((0x10000 + ((code - 0xD800) << 10) + 16#\${rest:2:4} - 0xDC00))
        rest=\${rest:6}
      fi
      ((code < 32)) || character "$code"
      continue
    fi
    case $rest in
      n*) printf '\\n' ;;
      t*) printf '\\t' ;;
      [bfr]*) ;;
      *) printf '%s' "\${rest:0:1}" ;;
    esac
    rest=\${rest:1}
  done
  printf '%s' "$rest"
}

# ${comment}
print_texts() {
  local line=$1
  printed=yes
  while [[ $line =~ $thinking ]]; do
    line=\${line%%"\${BASH_REMATCH[0]}"*}\${line#*"\${BASH_REMATCH[0]}"}
  done
  while [[ $line =~ $text ]]; do
    line=\${line#*"\${BASH_REMATCH[0]}"}
    unquote "\${BASH_REMATCH[2]}"
  done
}

print_answer() {
  local line printed=no
  while IFS= read -r line || [ -n "$line" ]; do
    line=\${line%$'\\r'}
    if [[ $line != data:* ]]; then
      printf '%s\\n' "$line" >>"$folder/body"
    elif [[ $line =~ $error ]]; then
      printf '%s\\n' "$line" >"$folder/body"
      : >"$folder/failed"
    elif [[ $line != *} && $line != *'[DONE]' ]]; then
      : >"$folder/unreadable"
    else
      print_texts "$line"
      [[ ! $line =~ $finish ]] || : >"$folder/finished"
    fi
  done
  [ "$printed" = no ] || echo
}

service_message() {
  local body found=
  body=$(head -c 4000 "$folder/body" 2>/dev/null)
  while [[ $body =~ $sentence ]]; do
    body=$(unquote "\${BASH_REMATCH[2]}")
    found=$body
  done
  [ -z "$found" ] || printf ' %s' "\${found:0:300}"
}
`;
}
