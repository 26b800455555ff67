import type { CompletedCommand, CompletedOption, CompletionSpecs, Value } from './specs.ts';

const complete = 'complete -c mistral-onboard';

/** The script for fish, from 3.0 on. */
export function fishScript({ options, commands }: CompletionSpecs): string {
  return [
    '# fish: completion of mistral-onboard',
    '',
    asking(options.filter(({ value }) => value.kind !== 'none')),
    `${complete} -f`,
    ...options.map((option) => optionLine(option, '__mistral_onboard_speaks')),
    ...commands.map(
      ({ name, summary }) =>
        `${complete} -n '__mistral_onboard_is' -a ${name} -d ${quoted(summary)}`,
    ),
    ...commands.flatMap(commandLines),
    '',
  ].join('\n');
}

function commandLines({ name, options, choices, isRunner }: CompletedCommand): string[] {
  const words = `${complete} -n '__mistral_onboard_is ${name} bare' -a '${choices.join(' ')}'`;
  const runs = `${complete} -n '__mistral_onboard_passes ${name}' -a '(__mistral_onboard_program)'`;
  return [
    ...options.map((option) => optionLine(option, `__mistral_onboard_is ${name}`)),
    ...(choices.length > 0 ? [words] : []),
    ...(isRunner ? [runs] : []),
  ];
}

function optionLine({ name, short, value, summary }: CompletedOption, when: string): string {
  const brief = short === undefined ? '' : ` -s ${short}`;
  return `${complete} -n '${when}'${brief} -l ${name}${actionOf(value)} -d ${quoted(summary)}`;
}

function actionOf(value: Value): string {
  switch (value.kind) {
    case 'none':
      return '';
    case 'free':
      return ' -x';
    case 'choice':
      return ` -x -a '${value.choices.join(' ')}'`;
    case 'file':
      return ' -r -F';
    case 'profile':
      return ` -x -a '(mistral-onboard completion --profiles 2>/dev/null)'`;
  }
}

/** Conditions under which fish offers a completion. */
function asking(withValue: readonly CompletedOption[]): string {
  const flags = withValue.map(({ name }) => `--${name}`).join(' ');
  return `# The words before the cursor that are neither options nor, before the command, values of options.
function __mistral_onboard_plain
    set -l tokens (commandline -opc)
    set -l skipped ''
    for token in $tokens[2..-1]
        if test -n "$skipped"
            set skipped ''
        else if test "$token" = --
            break
        else if contains -- $token ${flags}
            set skipped yes
        else if not string match -q -- '-*' $token
            echo $token
        end
    end
end

# True unless the arguments of another program are typed after --.
function __mistral_onboard_speaks
    not contains -- -- (commandline -opc)
end

# True after the command of this name, with "bare" only if no other word follows; without a name, before any command.
function __mistral_onboard_is
    __mistral_onboard_speaks; or return 1
    set -l plain (__mistral_onboard_plain)
    if test (count $argv) -eq 0
        test (count $plain) -eq 0
    else if test (count $argv) -eq 2
        test "$plain" = "$argv[1]"
    else
        test "$plain[1]" = "$argv[1]"
    end
end

# True after the -- of this command.
function __mistral_onboard_passes
    set -l plain (__mistral_onboard_plain)
    test "$plain[1]" = "$argv[1]"; and not __mistral_onboard_speaks
end

# Prints what fish would complete for the program after --.
function __mistral_onboard_program
    set -l tokens (commandline -opc)
    set -l end (contains -i -- -- $tokens)
    set -l words (string escape -- $tokens[(math $end + 1)..-1])
    complete -C (string join ' ' -- $words (commandline -ct))
end
`;
}

function quoted(text: string): string {
  return `'${text.replaceAll(/[\\']/g, '\\$&')}'`;
}
