//! Responses of the service.

/// The number of objects on a page.
pub(super) const OBJECTS: usize = 1_000;

/// Returns a page of objects.
pub(super) fn page(objects: usize) -> String {
    let objects: String = (0..objects).map(object).collect();
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <ListBucketResult xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><Name>amzn-s3-demo-bucket</Name>\
         <Prefix/><KeyCount>1</KeyCount><MaxKeys>1000</MaxKeys><IsTruncated>false</IsTruncated>{objects}</ListBucketResult>"
    )
}

fn object(index: usize) -> String {
    format!(
        "<Contents><Key>images/2026/01/02/photo-{index}</Key><LastModified>2026-01-02T03:04:05.000Z</LastModified>\
         <ETag>&quot;9b2cf535f27731c974343645a3985328&quot;</ETag><ChecksumAlgorithm>CRC64NVME</ChecksumAlgorithm>\
         <ChecksumType>FULL_OBJECT</ChecksumType><Size>1048576</Size><StorageClass>STANDARD</StorageClass></Contents>"
    )
}
