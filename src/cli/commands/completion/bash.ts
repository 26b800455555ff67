import { type CompletedOption, type CompletionSpecs, flagsOf, valueWords } from './specs.ts';

/**
 * Returns the script for bash 3.2, the version of macOS, and later. Bash splits a word such as `--lang=fr` at `=`, and
 * shows no descriptions.
 */
export function bashScript({ options, commands }: CompletionSpecs): string {
  return [
    '# bash: completion of mistral-onboard',
    '',
    '# Sets value to what the option $2 of the command $1 takes; empty for a switch.',
    '_mistral_onboard_value() {',
    "  value=''",
    '  case "$1 $2" in',
    ...valueLines('*', options),
    ...commands.flatMap((command) => valueLines(command.name, command.options)),
    '  esac',
    '}',
    '',
    '# Sets words to what may follow the command $1.',
    '_mistral_onboard_words() {',
    "  words=''",
    '  case "$1" in',
    `    '') words='${commands.map(({ name }) => name).join(' ')}' ;;`,
    ...commands
      .filter(({ choices }) => choices.length > 0)
      .map(({ name, choices }) => `    ${name}) words='${choices.join(' ')}' ;;`),
    '  esac',
    '}',
    '',
    '# Sets options to those of the program and of the command $1.',
    '_mistral_onboard_options() {',
    `  options='${allFlags(options)}'`,
    '  case "$1" in',
    ...commands
      .filter((command) => command.options.length > 0)
      .map(({ name, options: own }) => `    ${name}) options="$options ${allFlags(own)}" ;;`),
    '  esac',
    '}',
    '',
    mainFunctions(commands.filter(({ isRunner }) => isRunner).map(({ name }) => name)),
  ].join('\n');
}

function valueLines(command: string, options: readonly CompletedOption[]): string[] {
  return options.flatMap((option) => {
    const words = valueWords(option.value);
    if (words === '') return [];
    const patterns = flagsOf(option).map((flag) => `${command}' ${flag}'`);
    return [`    ${patterns.join(' | ')}) value='${words}' ;;`];
  });
}

function allFlags(options: readonly CompletedOption[]): string {
  return options.flatMap(flagsOf).join(' ');
}

function mainFunctions(runners: readonly string[]): string {
  return `_mistral_onboard() {
  local cur="\${COMP_WORDS[COMP_CWORD]}" value words options
  local command='' count=0 option='' passed='' at word
  COMPREPLY=()
  for ((at = 1; at < COMP_CWORD; at++)); do
    word="\${COMP_WORDS[at]}"
    if [[ -n $passed ]]; then
      passed=$((passed + 1))
    elif [[ -n $option ]]; then
      [[ $word == '=' ]] || option=''
    elif [[ $word == '--' ]]; then
      passed=0
    elif [[ $word == -* ]]; then
      _mistral_onboard_value "$command" "$word"
      [[ -z $value ]] || option="$word"
    elif [[ -z $command ]]; then
      command="$word"
    else
      count=$((count + 1))
    fi
  done
  if [[ -n $passed ]]; then
    case "$command" in
      ${runners.join(' | ')})
        if ((passed == 0)); then
          _mistral_onboard_found -c "$cur"
        else
          _mistral_onboard_files "$cur"
        fi
        ;;
    esac
    return 0
  fi
  if [[ -n $option ]]; then
    [[ $cur != '=' ]] || cur=''
    _mistral_onboard_value "$command" "$option"
    case "$value" in
      :file) _mistral_onboard_files "$cur" ;;
      :profile) COMPREPLY=($(compgen -W "$(mistral-onboard completion --profiles 2>/dev/null)" -- "$cur")) ;;
      :*) ;;
      *) COMPREPLY=($(compgen -W "$value" -- "$cur")) ;;
    esac
  elif [[ $cur == -* ]]; then
    _mistral_onboard_options "$command"
    COMPREPLY=($(compgen -W "$options" -- "$cur"))
  elif ((count == 0)); then
    _mistral_onboard_words "$command"
    COMPREPLY=($(compgen -W "$words" -- "$cur"))
  fi
}

# Adds what compgen finds, one result per line, because a name may contain spaces and stars.
_mistral_onboard_found() {
  local found
  while IFS= read -r found; do
    [[ -z $found ]] || COMPREPLY[\${#COMPREPLY[@]}]="$found"
  done <<< "$(compgen "$1" -- "$2")"
}

_mistral_onboard_files() {
  compopt -o filenames 2>/dev/null
  _mistral_onboard_found -f "$1"
}

complete -F _mistral_onboard mistral-onboard
`;
}
