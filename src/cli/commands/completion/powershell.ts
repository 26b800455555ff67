import {
  type CompletedCommand,
  type CompletedOption,
  type CompletionSpecs,
  flagsOf,
  valueWords,
} from './specs.ts';

/**
 * Returns the script for Windows PowerShell 5.1 and later. The script is ASCII, because Windows PowerShell decodes the
 * output of programs with the code page of the console.
 */
export function powershellScript({ options, commands }: CompletionSpecs): string {
  return [
    '# PowerShell: completion of mistral-onboard',
    '',
    'Register-ArgumentCompleter -Native -CommandName mistral-onboard -ScriptBlock {',
    '    param($wordToComplete, $commandAst, $cursorPosition)',
    '',
    '    # Name, value and description of each option.',
    '    $programOptions = @(',
    ...optionLines(options, '        '),
    '    )',
    '    $commands = [ordered]@{',
    ...commands.flatMap(commandLines),
    '    }',
    completer,
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

/** Returns a list for each option. The comma before a list makes PowerShell keep a single list as an element. */
function optionLines(options: readonly CompletedOption[], indent: string): readonly string[] {
  const rows = options.flatMap((option) =>
    flagsOf(option).map((flag) => [
      quoted(flag),
      quoted(valueWords(option.value)),
      textOf(option.summary),
    ]),
  );
  return rows.map((row) => `${indent},@(${row.join(', ')})`);
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

const completer = `
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
    # Where this offers nothing, PowerShell completes file names.
    $offers | Where-Object { $_ -and $_.Text.StartsWith($start, [StringComparison]::Ordinal) } | ForEach-Object {
        $text = $prefix + $_.Text
        [System.Management.Automation.CompletionResult]::new($text, $_.Text, 'ParameterValue', $_.About)
    }
}
`;
