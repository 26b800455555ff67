import type { CompletedCommand, CompletedOption, CompletionSpecs, Value } from './specs.ts';

/**
 * Returns the script for PowerShell, from Windows PowerShell 5.1 on. It is ASCII, because Windows PowerShell reads what
 * programs print in the code page of the console.
 */
export function powershellScript({ options, commands }: CompletionSpecs): string {
  return [
    '# PowerShell: completion of mistral-onboard',
    '',
    'Register-ArgumentCompleter -Native -CommandName mistral-onboard -ScriptBlock {',
    '    param($wordToComplete, $commandAst, $cursorPosition)',
    '',
    '    # Of each option: its name, its value, and its description.',
    '    $programOptions = @(',
    ...optionLines(options, '        '),
    '    )',
    '    $commands = [ordered]@{',
    ...commands.flatMap(commandLines),
    '    }',
    completing,
  ].join('\n');
}

function commandLines({
  name,
  summary,
  options,
  choices,
  isRunner,
}: CompletedCommand): readonly string[] {
  return [
    `        ${quoted(name)} = @{`,
    `            About = ${textOf(summary)}`,
    `            Words = @(${choices.map(quoted).join(', ')})`,
    `            Runs = $${isRunner}`,
    '            Options = @(',
    ...optionLines(options, '                '),
    '            )',
    '        }',
  ];
}

/** The comma before each list makes PowerShell treat it as one element, even if there is only one. */
function optionLines(options: readonly CompletedOption[], indent: string): readonly string[] {
  const rows = options.flatMap(({ name, short, value, summary }) => {
    const flags = [`--${name}`, ...(short === undefined ? [] : [`-${short}`])];
    return flags.map((flag) => [quoted(flag), quoted(wordOf(value)), textOf(summary)]);
  });
  return rows.map((row) => `${indent},@(${row.join(', ')})`);
}

/** Returns the choices, or a marker of the kind of value, whose first character no choice begins with. */
function wordOf(value: Value): string {
  if (value.kind === 'none') return '';
  return value.kind === 'choice' ? value.choices.join(' ') : `:${value.kind}`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** Returns an expression for a text that may have accents. */
function textOf(text: string): string {
  const escaped = text
    .replaceAll('\\', '\\\\')
    .replaceAll(/[^ -~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return escaped === text ? quoted(text) : `[regex]::Unescape(${quoted(escaped)})`;
}

const completing = `
    $before = @($commandAst.CommandElements | Select-Object -Skip 1 |
        Where-Object { $_.Extent.EndOffset -lt $cursorPosition } | ForEach-Object { $_.Extent.Text })
    $command = ''
    $count = 0
    $option = ''
    $passed = -1
    $options = $programOptions
    foreach ($word in $before) {
        if ($passed -ge 0) {
            $passed++
        } elseif ($option) {
            $option = ''
        } elseif ($word -ceq '--') {
            $passed = 0
        } elseif ($word -like '-*') {
            if ($options | Where-Object { $_[0] -ceq $word -and $_[1] }) { $option = $word }
        } elseif (-not $command) {
            $command = $word
            if ($commands.Contains($command)) { $options += $commands[$command].Options }
        } else {
            $count++
        }
    }
    $current = if ($commands.Contains($command)) { $commands[$command] } else { $null }
    if ($passed -ge 0) {
        if ($passed -eq 0 -and $current -and $current.Runs) {
            [System.Management.Automation.CompletionCompleters]::CompleteCommand($wordToComplete)
        }
        return
    }

    $prefix = ''
    $start = $wordToComplete
    if (-not $option -and $wordToComplete -match '^(--[\\w-]+)=(.*)$') {
        $option = $Matches[1]
        $prefix = $Matches[1] + '='
        $start = $Matches[2]
    }
    $offers = if ($option) {
        $value = "$($options | Where-Object { $_[0] -ceq $option } | ForEach-Object { $_[1] })"
        if ($value -ceq ':profile') {
            mistral-onboard completion --profiles 2>$null | ForEach-Object { @{ Text = $_; About = $_ } }
        } elseif ($value -notlike ':*') {
            $value -split ' ' | Where-Object { $_ } | ForEach-Object { @{ Text = $_; About = $_ } }
        }
    } elseif ($start -like '-*') {
        $options | ForEach-Object { @{ Text = $_[0]; About = $_[2] } }
    } elseif ($count -eq 0 -and $current) {
        $current.Words | ForEach-Object { @{ Text = $_; About = $_ } }
    } elseif ($count -eq 0 -and -not $command) {
        $commands.Keys | ForEach-Object { @{ Text = $_; About = $commands[$_].About } }
    }
    # PowerShell completes names of files where nothing is offered.
    $offers | Where-Object { $_ -and $_.Text.StartsWith($start, [StringComparison]::Ordinal) } | ForEach-Object {
        $text = $prefix + $_.Text
        [System.Management.Automation.CompletionResult]::new($text, $_.Text, 'ParameterValue', $_.About)
    }
}
`;
