<?php
// Reads every .vcf in a folder and below with sabre/vobject and prints what it read as JSON.
//
//     php read.php FOLDER [--seconds]
//
// SABRE_VOBJECT names the file that loads the library (vendor/autoload.php, or VObject/includes.php).
error_reporting(E_ALL & ~E_DEPRECATED);
require getenv('SABRE_VOBJECT');

use Sabre\VObject\Reader;

// Characters are the caller's to know: a byte order mark, else UTF-8, else Windows' own.
function decoded(string $data): string
{
    $mark = substr($data, 0, 2);
    if ($mark === "\xFF\xFE" || $mark === "\xFE\xFF") {
        return mb_convert_encoding(substr($data, 2), 'UTF-8', $mark === "\xFF\xFE" ? 'UTF-16LE' : 'UTF-16BE');
    }
    return mb_check_encoding($data, 'UTF-8') ? $data : mb_convert_encoding($data, 'UTF-8', 'Windows-1252');
}

// It reads one card at a time: cards are cut out before.
function cut_out(string $text): array
{
    $text = preg_replace('/\r\n|\r|\n/', "\r\n", $text);
    preg_match_all('/^BEGIN:VCARD\r\n.*?^END:VCARD[ \t]*(?=\r|\z)/ims', $text, $found);
    return $found[0];
}

function texts($card, string $name, ?string $separator = null): array
{
    $values = [];
    foreach ($card->select($name) as $property) {
        $parts = method_exists($property, 'getParts') ? $property->getParts() : [(string) $property];
        $parts = array_map(fn ($part) => is_array($part) ? implode(',', $part) : (string) $part, $parts);
        $values[] = $separator === null ? $parts : implode($separator, $parts);
    }
    return $values;
}

function read_card(string $text): array
{
    $card = Reader::read($text, Reader::OPTION_FORGIVING | Reader::OPTION_IGNORE_INVALID_LINES);
    return [
        'fn' => texts($card, 'FN', ','),
        'n' => texts($card, 'N'),
        'tel' => texts($card, 'TEL', ','),
        'email' => texts($card, 'EMAIL', ','),
        'org' => texts($card, 'ORG'),
    ];
}

$folder = $argv[1];
$all = [];
$count = 0;
$files = new RecursiveIteratorIterator(new RecursiveDirectoryIterator($folder, FilesystemIterator::SKIP_DOTS));
foreach ($files as $file) {
    if (!str_ends_with($file->getPathname(), '.vcf')) {
        continue;
    }
    $cards = [];
    foreach (cut_out(decoded(file_get_contents($file->getPathname()))) as $card) {
        $count++;
        try {
            $cards[] = read_card($card);
        } catch (Throwable $error) {
            $cards[] = ['error' => substr($error->getMessage(), 0, 80)];
        }
    }
    $all[substr($file->getPathname(), strlen($folder) + 1)] = $cards;
}
$used = getrusage();
$seconds = $used['ru_utime.tv_sec'] + $used['ru_utime.tv_usec'] / 1e6;
$out = isset($argv[2]) ? ['seconds' => $seconds, 'cards' => $count] : $all;
echo json_encode($out, JSON_INVALID_UTF8_SUBSTITUTE | JSON_FORCE_OBJECT * 0);
