using System.Xml;

namespace Portal.App.Payments;

/// <summary>The element names that are looked at, as one reader's table holds them: names are then equal when they are the same object.</summary>
internal sealed class CamtNames(XmlNameTable table)
{
    public string Document { get; } = table.Add("Document");
    public string BkToCstmrDbtCdtNtfctn { get; } = table.Add("BkToCstmrDbtCdtNtfctn");
    public string Ntfctn { get; } = table.Add("Ntfctn");
    public string Acct { get; } = table.Add("Acct");
    public string Id { get; } = table.Add("Id");
    public string Iban { get; } = table.Add("IBAN");
    public string Othr { get; } = table.Add("Othr");
    public string TxsSummry { get; } = table.Add("TxsSummry");
    public string TtlNtries { get; } = table.Add("TtlNtries");
    public string TtlCdtNtries { get; } = table.Add("TtlCdtNtries");
    public string TtlDbtNtries { get; } = table.Add("TtlDbtNtries");
    public string NbOfNtries { get; } = table.Add("NbOfNtries");
    public string Sum { get; } = table.Add("Sum");
    public string Ntry { get; } = table.Add("Ntry");
    public string Amt { get; } = table.Add("Amt");
    public string CdtDbtInd { get; } = table.Add("CdtDbtInd");
    public string RvslInd { get; } = table.Add("RvslInd");
    public string Sts { get; } = table.Add("Sts");
    public string Cd { get; } = table.Add("Cd");
    public string BookgDt { get; } = table.Add("BookgDt");
    public string ValDt { get; } = table.Add("ValDt");
    public string Dt { get; } = table.Add("Dt");
    public string DtTm { get; } = table.Add("DtTm");
    public string AcctSvcrRef { get; } = table.Add("AcctSvcrRef");
    public string AddtlNtryInf { get; } = table.Add("AddtlNtryInf");
    public string NtryDtls { get; } = table.Add("NtryDtls");
    public string Btch { get; } = table.Add("Btch");
    public string NbOfTxs { get; } = table.Add("NbOfTxs");
    public string TtlAmt { get; } = table.Add("TtlAmt");
    public string TxDtls { get; } = table.Add("TxDtls");
    public string Refs { get; } = table.Add("Refs");
    public string EndToEndId { get; } = table.Add("EndToEndId");
    public string AmtDtls { get; } = table.Add("AmtDtls");
    public string TxAmt { get; } = table.Add("TxAmt");
    public string RmtInf { get; } = table.Add("RmtInf");
    public string Ustrd { get; } = table.Add("Ustrd");
    public string Strd { get; } = table.Add("Strd");
    public string CdtrRefInf { get; } = table.Add("CdtrRefInf");
    public string Ref { get; } = table.Add("Ref");
    public string AddtlRmtInf { get; } = table.Add("AddtlRmtInf");
    public string RltdDts { get; } = table.Add("RltdDts");
    public string AccptncDtTm { get; } = table.Add("AccptncDtTm");
    public string RltdPties { get; } = table.Add("RltdPties");
    public string Dbtr { get; } = table.Add("Dbtr");
    public string Pty { get; } = table.Add("Pty");
    public string Nm { get; } = table.Add("Nm");

    /// <summary>Where one of these stands in the wrong place, payments would be passed over unseen.</summary>
    public bool HoldsPayments(string name) =>
        ReferenceEquals(name, TxDtls) || ReferenceEquals(name, NtryDtls) || ReferenceEquals(name, Ntry)
        || ReferenceEquals(name, Ntfctn) || ReferenceEquals(name, BkToCstmrDbtCdtNtfctn);
}
