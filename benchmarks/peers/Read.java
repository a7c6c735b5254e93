// Reads every .vcf in a folder and below with ez-vcard and prints what it read as JSON.
//
//     java -cp ez-vcard.jar:vinnie.jar Read.java FOLDER [--seconds]
import ezvcard.Ezvcard;
import ezvcard.VCard;
import ezvcard.property.Organization;
import ezvcard.property.StructuredName;
import ezvcard.property.Telephone;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

public class Read {
  public static void main(String[] arguments) throws IOException {
    List<Path> files;
    Path folder = Path.of(arguments[0]);
    try (Stream<Path> found = Files.walk(folder)) {
      files = found.filter(p -> p.toString().endsWith(".vcf")).sorted().collect(Collectors.toList());
    }
    long cards = 0;
    List<String> written = new ArrayList<>();
    for (Path file : files) {
      String text = text(Files.readAllBytes(file));
      List<String> read = new ArrayList<>();
      for (VCard card : Ezvcard.parse(text).all()) {
        cards++;
        if (arguments.length == 1) {
          read.add(card(card));
        }
      }
      written.add(quoted(folder.relativize(file).toString()) + ":[" + String.join(",", read) + "]");
    }
    double seconds = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e9;
    PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    out.print(
        arguments.length > 1
            ? "{\"seconds\":" + seconds + ",\"cards\":" + cards + "}"
            : "{" + String.join(",", written) + "}");
    out.flush();
  }

  // Characters are the caller's to know: a byte order mark, else UTF-8, else Windows' own.
  private static String text(byte[] data) {
    if (data.length > 1 && (data[0] & 0xFF) + (data[1] & 0xFF) == 0xFF + 0xFE) {
      return new String(data, StandardCharsets.UTF_16);
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(data)).toString();
    } catch (CharacterCodingException guessed) {
      return new String(data, Charset.forName("windows-1252"));
    }
  }

  private static String card(VCard card) {
    List<String> tels = new ArrayList<>();
    for (Telephone tel : card.getTelephoneNumbers()) {
      tels.add(tel.getText() != null ? tel.getText() : String.valueOf(tel.getUri()));
    }
    return "{\"fn\":" + texts(card.getFormattedNames().stream().map(one -> one.getValue()).toList())
        + ",\"n\":[" + card.getStructuredNames().stream().map(Read::name).collect(Collectors.joining(","))
        + "],\"tel\":" + texts(tels)
        + ",\"email\":" + texts(card.getEmails().stream().map(one -> one.getValue()).toList())
        + ",\"org\":["
        + card.getOrganizations().stream().map(Organization::getValues).map(Read::texts)
            .collect(Collectors.joining(","))
        + "]}";
  }

  private static String name(StructuredName name) {
    List<String> parts = new ArrayList<>();
    parts.add(name.getFamily());
    parts.add(name.getGiven());
    parts.add(String.join(" ", name.getAdditionalNames()));
    parts.add(String.join(" ", name.getPrefixes()));
    parts.add(String.join(" ", name.getSuffixes()));
    return texts(parts);
  }

  private static String texts(List<String> values) {
    return values.stream().map(one -> quoted(one == null ? "" : one))
        .collect(Collectors.joining(",", "[", "]"));
  }

  private static String quoted(String text) {
    StringBuilder json = new StringBuilder("\"");
    for (char c : text.toCharArray()) {
      if (c == '"' || c == '\\') {
        json.append('\\').append(c);
      } else if (c < ' ') {
        json.append(String.format("\\u%04x", (int) c));
      } else {
        json.append(c);
      }
    }
    return json.append('"').toString();
  }
}
