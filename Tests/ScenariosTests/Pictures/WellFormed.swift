import Foundation

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// Reads XML as strictly as a browser reads SVG.
enum WellFormed {
  struct Broken: Error { let message: String }

  /// The text of every element, in the order of their ends.
  static func texts(of bytes: [UInt8]) throws -> [String] {
    let reader = Reader()
    let parser = XMLParser(data: Data(bytes))
    parser.delegate = reader
    guard parser.parse() else {
      throw Broken(message: "\(String(describing: parser.parserError)), line \(parser.lineNumber)")
    }
    return reader.texts
  }

  private final class Reader: NSObject, XMLParserDelegate {
    var texts: [String] = []
    private var open: [String] = []

    func parser(
      _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
      qualifiedName: String?, attributes: [String: String]
    ) { open.append("") }

    func parser(_ parser: XMLParser, foundCharacters string: String) {
      open[open.count - 1] += string
    }

    func parser(
      _ parser: XMLParser, didEndElement name: String, namespaceURI: String?,
      qualifiedName: String?
    ) { texts.append(open.removeLast()) }
  }
}
