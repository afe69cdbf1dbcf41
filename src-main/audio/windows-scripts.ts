/** Waits for what Windows Runtime answers later, which Windows PowerShell 5.1 cannot do by itself. */
const AWAIT = `
$ErrorActionPreference = 'Stop'
Add-Type -AssemblyName System.Runtime.WindowsRuntime
[void][Windows.Media.SpeechSynthesis.SpeechSynthesizer, Windows.Media.SpeechSynthesis, ContentType = WindowsRuntime]
$asTask = [System.WindowsRuntimeSystemExtensions].GetMethods() | Where-Object {
  $_.Name -eq 'AsTask' -and $_.GetParameters().Count -eq 1 -and $_.GetParameters()[0].ParameterType.Name -eq 'IAsyncOperation\`1'
} | Select-Object -First 1
function Await($operation, $type) {
  $task = $asTask.MakeGenericMethod($type).Invoke($null, @($operation))
  $task.Wait()
  $task.Result
}
[Console]::OutputEncoding = [System.Text.Encoding]::UTF8
`;

/** Prints the OneCore voices: name, language and sex of each on a line, with tabs between. */
export const LIST_VOICES = `${AWAIT}
foreach ($voice in [Windows.Media.SpeechSynthesis.SpeechSynthesizer]::AllVoices) {
  "{0}\`t{1}\`t{2}" -f $voice.DisplayName, $voice.Language, $voice.Gender
}
`;

/** Says the SSML of the file SHOTLOOM_SSML with the voice SHOTLOOM_VOICE into the WAV file SHOTLOOM_WAV. */
export const SPEAK_SSML = `${AWAIT}
$synthesizer = New-Object Windows.Media.SpeechSynthesis.SpeechSynthesizer
$voice = [Windows.Media.SpeechSynthesis.SpeechSynthesizer]::AllVoices | Where-Object { $_.DisplayName -eq $env:SHOTLOOM_VOICE } | Select-Object -First 1
if (-not $voice) { throw "there is no voice $env:SHOTLOOM_VOICE" }
$synthesizer.Voice = $voice
$ssml = [System.IO.File]::ReadAllText($env:SHOTLOOM_SSML, [System.Text.Encoding]::UTF8)
$stream = Await ($synthesizer.SynthesizeSsmlToStreamAsync($ssml)) ([Windows.Media.SpeechSynthesis.SpeechSynthesisStream])
$reader = [System.IO.WindowsRuntimeStreamExtensions]::AsStreamForRead($stream.GetInputStreamAt(0))
$file = [System.IO.File]::Create($env:SHOTLOOM_WAV)
$reader.CopyTo($file)
$file.Close()
`;
