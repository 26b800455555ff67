import type { CompletedCommand, CompletedOption, CompletionSpecs, Value } from './specs.ts';

const complete = 'complete -c mistral-onboard';

/** Returns the script for fish 3.0 and later. */
export function fishScript({ options, commands }: CompletionSpecs): string {
  return [
    '# fish: completion of mistral-onboard',
    '',
    positionFunctions(options.filter(({ value }) => value.kind !== 'none')),
    `${complete} -f`,
    ...options.map((option) => optionLine(option, '__mistral_onboard_own')),
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

/** Returns the functions that tell where the cursor is, and so which completions fish offers. */
function positionFunctions(withValue: readonly CompletedOption[]): string {
  const flags = withValue.map(({ name }) => `--${name}`).join(' ');
  return `# Prints the words before the cursor that are neither options nor, before the command, values of options.
function __mistral_onboard_words
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

# True unless the cursor is after --, among the arguments of another program.
function __mistral_onboard_own
    not contains -- -- (commandline -opc)
end

# True if the cursor is after the command $argv[1]; with "bare", only if no other word is between them. Without
# arguments, true before any command.
function __mistral_onboard_is
    __mistral_onboard_own; or return 1
    set -l plain (__mistral_onboard_words)
    if test (count $argv) -eq 0
        test (count $plain) -eq 0
    else if test (count $argv) -eq 2
        test "$plain" = "$argv[1]"
    else
        test "$plain[1]" = "$argv[1]"
    end
end

# True if the cursor is after the -- of the command $argv[1].
function __mistral_onboard_passes
    set -l plain (__mistral_onboard_words)
    test "$plain[1]" = "$argv[1]"; and not __mistral_onboard_own
end

# Prints the completions for the program after --.
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
