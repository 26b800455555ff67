import { shellLiteral } from '../../../core/export/snippets/text-literal.ts';
import type { CompletedCommand, CompletedOption, CompletionSpecs, Value } from './specs.ts';

/** Returns the script for zsh, for `eval` or for a file `_mistral-onboard` in a folder of `fpath`. */
export function zshScript({ options, commands }: CompletionSpecs): string {
  const runners = commands.filter(({ isRunner }) => isRunner).map(({ name }) => name);
  return `#compdef mistral-onboard

_mistral-onboard() {
  local curcontext="$curcontext" state passed
  local -a line options own names
  typeset -A opt_args
  options=(
${optionLines(options).join('\n')}
  )
  _arguments -C $options '(-): :->command' '(-)*:: :->rest' && return 0
  case $state in
    command)
      names=(
${commands.map(({ name, summary }) => `        ${shellLiteral(`${name}:${escaped(summary)}`)}`).join('\n')}
      )
      _describe -t commands command names
      ;;
    rest)
      curcontext="\${curcontext%:*:*}:mistral-onboard-$words[1]:"
      passed=$words[(i)--]
      if [[ $words[1] == (${runners.join('|')}) ]] && ((passed < CURRENT)); then
        shift $passed words
        ((CURRENT -= passed))
        _normal
        return
      fi
      case $words[1] in
${commands.flatMap(commandLines).join('\n')}
      esac
      _arguments $options $own
      ;;
  esac
}

_mistral-onboard-profiles() {
  local -a profiles
  profiles=(\${(f)"$(mistral-onboard completion --profiles 2>/dev/null)"})
  _describe -t profiles profile profiles
}

# The script works with eval, and as a file in a folder of fpath.
if [[ $funcstack[1] == _mistral-onboard ]]; then
  _mistral-onboard "$@"
else
  (($+functions[compdef])) || { autoload -Uz compinit && compinit }
  compdef _mistral-onboard mistral-onboard
fi
`;
}

function commandLines({ name, options, choices }: CompletedCommand): string[] {
  const words = choices.length === 0 ? [] : [`          '1: :(${choices.join(' ')})'`];
  return [
    `        ${name}) own=(`,
    ...optionLines(options).map((line) => `      ${line}`),
    ...words,
    '        ) ;;',
  ];
}

function optionLines(options: readonly CompletedOption[]): string[] {
  return options.map(({ name, short, value, summary }) => {
    const about = shellLiteral(`[${escaped(summary)}]${actionOf(value)}`);
    const long = value.kind === 'none' ? `--${name}` : `--${name}=`;
    if (short === undefined) return `    ${long}${about}`;
    const brief = value.kind === 'none' ? `-${short}` : `-${short}+`;
    return `    '(-${short} --${name})'{${brief},${long}}${about}`;
  });
}

function actionOf(value: Value): string {
  switch (value.kind) {
    case 'none':
      return '';
    case 'free':
      return `:${value.name}: `;
    case 'choice':
      return `: :(${value.choices.join(' ')})`;
    case 'file':
      return ': :_files';
    case 'profile':
      return ': :_mistral-onboard-profiles';
  }
}

/** Escapes the characters that are special to `_arguments`. */
function escaped(text: string): string {
  return text.replaceAll(/[\\[\]:]/g, '\\$&');
}
