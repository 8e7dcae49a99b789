extension DiagnosticCode {
  /// Codes E2, E3 and E4.
  var tableExplanation: Explanation? {
    switch self {
    case .missingColumn:
      Explanation(
        "A table lacks a column",
        """
        The header must name every required column, spelled as in the message; their order \
        is free. An empty cell is data, a missing column is not.
        """)
    case .unknownColumn:
      Explanation(
        "A column is not known",
        """
        Columns that mean nothing are refused: an optional column with a typing error \
        would silently be ignored.
        """)
    case .raggedRow:
      Explanation(
        "A row has too many or too few cells",
        """
        Every row has as many cells as the header. A comma inside a cell needs quotes \
        around the cell.
        """)
    case .unknownUnit:
      Explanation(
        "A unit is not known",
        """
        Units are read in one spelling each: `Mt/yr`, `t CO2-equiv/t`, `MWh/t`, `CNY/t`, \
        `fraction`, `%`, `wt %`, `kg/car`, `million/yr`, `yr`, `km`, `1`.
        """)
    case .wrongUnit:
      Explanation(
        "A unit measures something else",
        """
        The number is needed in a unit of another dimension, for example t/yr where kg/car \
        is written.
        """)
    case .duplicateColumn:
      Explanation(
        "A column occurs twice",
        """
        The header names each column once.
        """)
    case .unreadableCell:
      Explanation(
        "A cell cannot be read",
        """
        Numbers are decimal with a point, without spaces, separators between thousands or \
        a unit, which has its own column.
        """)
    case .strayQuote:
      Explanation(
        "Quotes in a table do not match",
        """
        A cell that holds a comma, a quote or a line end stands in quotes; a quote in it \
        is doubled (RFC 4180).
        """)
    case .twoSources:
      Explanation(
        "Two rows give the same number",
        """
        Entity, metric, qualifier, year, region and boundary name one number. If two \
        sources differ, keep the one that is trusted and put the other into its range.
        """)
    case .emptyCell:
      Explanation(
        "A cell is empty",
        """
        This column needs a value in every row.
        """)
    case .wrongSeparator:
      Explanation(
        "Cells are not separated by commas",
        """
        Tables are comma-separated with a decimal point, in every locale. A spreadsheet set to \
        German or French saves semicolons and decimal commas: choose CSV with commas there.
        """)
    case .missingYear:
      Explanation(
        "A year is missing",
        """
        A series needs a value for this year: series of stocks and sales must have no \
        gaps.
        """)
    case .sharesSum:
      Explanation(
        "Shares do not add up",
        """
        Shares that divide a whole must sum to 1.
        """)
    case .stockFallsTooFast:
      Explanation(
        "A stock falls faster than cars die",
        """
        The stock asked for is below what survives of earlier years, so that sales would \
        be negative. Give a higher stock or a shorter life.
        """)
    case .missingNumber:
      Explanation(
        "A number is missing",
        """
        The model needs a number of this name, and neither the built-in tables nor those given \
        with --data have a row for it.
        """)
    case .yearOrder:
      Explanation(
        "Years go backwards",
        """
        The rows of a series stand in the order of their years, so that a missing year can \
        be told from a misplaced one. Rows of different series may be mixed.
        """)
    case .negativeAmount:
      Explanation(
        "A stock or an inflow is below zero",
        """
        Cars in use and cars bought are counted from zero up. What leaves is not written \
        as a negative inflow: it follows from the lifetime.
        """)
    case .nothingStays:
      Explanation(
        "Nothing is left at the end of the year",
        """
        A stock counted at the end of a year cannot be held by things that do not last \
        to it: with a fixed lifetime of 0 years, or of 1 year and inflow at the start.
        """)
    case .tooManyYears:
      Explanation(
        "A series is too long",
        """
        Every year is a cohort that is followed through all later years; a series has at \
        most 1,000.
        """)
    case .builtTooFast:
      Explanation(
        "A lever asks for works faster than they can be built",
        """
        Shafts, melters and smelters grow from what stands: by their growth limit a year, plus a \
        small start from nothing (`plants.csv`). The run goes on with what can be built, and \
        `Capacity Shortage` says by year how much is missing. Write a slower path, or bring your \
        own limits with `--data`.
        """)
    case .jsonSyntax:
      Explanation(
        "A file is not JSON",
        """
        Problem files of `flowsim blend` are JSON (RFC 8259): keys and texts in double quotes, \
        no comments, no comma before a closing bracket.
        """)
    case .wrongLength:
      Explanation(
        "A list does not fit the elements",
        """
        A composition is a list with one number for each name in `elements`, in their order, \
        or an object from element to number.
        """)
    case .windowReversed:
      Explanation(
        "A lower limit is above its upper limit",
        """
        No charge can keep both. Limits of a target are in wt % of the melt, those of a \
        recipe in its mass.
        """)
    case .tooManyCharges:
      Explanation(
        "A charge calculation is too large",
        """
        Every material may go into every target, and each such pair is an unknown of the linear \
        programme. Cases are solved one after the other: melts that share no scrap belong into \
        cases of their own.
        """)
    case .risingThreshold:
      Explanation(
        "A threshold rises with scrap",
        """
        Sliding scales ask less of ore-based metal than of scrap: the threshold at all scrap is \
        at most the one at no scrap. Most often the two columns are swapped.
        """)
    case .outsideValidity:
      Explanation(
        "A standard is asked for outside its years",
        """
        A version of a standard classes lots of its own years. Name the version of the year, or \
        leave the version out.
        """)
    case .noAverage:
      Explanation(
        "The market has no such average",
        """
        A line without lot and factor takes the average of what is bought of its grade in the year, \
        from mine to semi or casting. The lots of a run are not told apart by other boundaries; \
        those of `flowsim lots` are.
        """)
    case .foreignFolder:
      Explanation(
        "The output would replace other files",
        """
        A result replaces an earlier result of flowsim only. run.json, sweep.json or \
        files.json in the folder lists the files that were written; a file that is not in \
        the list is somebody's, and is neither replaced nor deleted, nor is a file that the \
        command reads. A page of `report` replaces an earlier page. There is no option to \
        replace more: move the file elsewhere, or give another --output.
        """)
    case .cannotWrite:
      Explanation(
        "Results cannot be written",
        """
        The system refused: the message gives its reason. What stood at the output path \
        before is unchanged. A folder that is the root of a disk, and `.` or `..`, cannot be \
        replaced: give a folder inside. A symbolic link is followed, and has to lead \
        somewhere.
        """)
    default: nil
    }
  }
}
